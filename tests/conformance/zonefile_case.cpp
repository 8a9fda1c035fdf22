#include "conformance/zonefile_case.hpp"

#include "namu/base/ascii.hpp"
#include "support/hex.hpp"
#include "support/line_walk.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace namu::testing {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

class ReadingCaseParser : LineWalk {
public:
    explicit ReadingCaseParser(std::string_view text) : LineWalk{text} {}

    ReadingCaseFile parse()
    {
        while (next_line())
            read_line();
        close_field();
        if (file_.title.empty() || file_.rfc.empty() || file_.cases.empty())
            throw ReadingCaseError{1, "a case file has a title, `rfc:` and a text to read"};
        for (const ReadingCase& reading : file_.cases)
            check(reading);
        return std::move(file_);
    }

private:
    static constexpr std::string_view indent = "  ";

    void read_line()
    {
        if (line_.empty())
            return close_field();
        if (line_.starts_with(indent)) {
            if (key_.empty())
                throw ReadingCaseError{number_, "an indented line belongs to no key"};
            body_.append(line_.substr(indent.size())).append("\n");
            return;
        }
        close_field();
        if (line_.front() == '#') {
            if (file_.title.empty())
                file_.title = trimmed(line_.substr(1));
            return;
        }
        open_field();
    }

    void open_field()
    {
        constexpr std::array<std::string_view, 11> keys{"rfc",   "checklist", "origin", "ttl",
                                                        "read",  "octets",    "file",   "is",
                                                        "rdata", "refused",   "warned"};
        const auto colon = line_.find(':');
        key_ = std::string{line_.substr(0, colon)};
        if (colon == std::string_view::npos || std::ranges::find(keys, key_) == keys.end())
            throw ReadingCaseError{number_, "`" + key_ + "` is no key"};
        value_ = trimmed(line_.substr(colon + 1));
        body_.clear();
        begun_at_ = number_;
    }

    void close_field()
    {
        if (key_.empty())
            return;
        const std::string key = std::exchange(key_, {});
        if (key == "rfc")
            file_.rfc = value_;
        else if (key == "checklist")
            file_.checklist = value_;
        else if (key == "origin")
            next_.origin = value_;
        else if (key == "ttl")
            next_.has_default_ttl = value_ != "none";
        else if (key == "file")
            next_.files[value_] = body_;
        else if (key == "read" || key == "octets")
            begin_case(key == "octets");
        else
            add_outcome(key);
    }

    void begin_case(bool is_hexadecimal)
    {
        const std::string text = value_.empty() ? body_ : value_ + "\n" + body_;
        next_.line = begun_at_;
        next_.text = text;
        if (is_hexadecimal) {
            const auto octets = from_hex(text);
            next_.text.assign(octets.begin(), octets.end());
        }
        file_.cases.push_back(std::exchange(next_, {}));
    }

    void add_outcome(const std::string& key)
    {
        if (file_.cases.empty())
            throw ReadingCaseError{begun_at_, "`" + key + "` stands before a text"};
        ReadingCase& reading = file_.cases.back();
        if (key == "refused")
            reading.refused = value_;
        else if (key == "warned")
            reading.warned = value_;
        else
            add_lines(key == "is" ? reading.records : reading.octets);
    }

    void add_lines(std::vector<std::string>& lines) const
    {
        if (!value_.empty())
            lines.push_back(value_);
        std::string_view body = body_;
        while (!body.empty()) {
            const auto end = body.find('\n');
            lines.emplace_back(body.substr(0, end));
            body.remove_prefix(end + 1);
        }
    }

    static void check(const ReadingCase& reading)
    {
        if (reading.refused.has_value() == !reading.records.empty())
            throw ReadingCaseError{reading.line, "a text is read (`is:`) or refused (`refused:`)"};
        if (!reading.octets.empty() && reading.octets.size() != reading.records.size())
            throw ReadingCaseError{reading.line, "`rdata:` has one line for each record"};
    }

    std::string key_;
    std::string value_;
    std::string body_;
    std::size_t begun_at_ = 0;
    ReadingCase next_;
    ReadingCaseFile file_;
};

} // namespace

ReadingCaseFile parse_reading_cases(std::string_view text)
{
    return ReadingCaseParser{text}.parse();
}

} // namespace namu::testing
