#include "support/case_file.hpp"

#include "support/line_walk.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>

#include "support/hex.hpp"

namespace namu::testing {
namespace {

const std::set<std::string_view> block_keys = {
    "question", "packet",    "send",       "reply", "status", "flags", "opcode",  "echo",
    "answer",   "authority", "additional", "opt",   "ede",    "nsid",  "options", "size",
};

std::string trim(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return std::string{text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1)};
}

bool is_indented(std::string_view line)
{
    return !line.empty() && (line[0] == ' ' || line[0] == '\t');
}

/// `key: value` at the start of a line; nothing where the line has another form.
std::optional<std::pair<std::string, std::string>> key_and_value(std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return std::nullopt;
    const auto key = line.substr(0, colon);
    const bool is_word = std::ranges::all_of(key, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!is_word)
        return std::nullopt;
    return std::pair{std::string{key}, trim(line.substr(colon + 1))};
}

bool are_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return is_digit(c); });
}

/// `RFC 1034`, `RFC 1034 §4.3.2`, `RFC 1034 §4.3.2 step 3a`
bool is_rfc_reference(std::string_view text)
{
    std::istringstream words{std::string{text}};
    std::string series;
    std::string number;
    std::string section;
    std::string step;
    std::string step_number;
    std::string rest;
    words >> series >> number >> section >> step >> step_number >> rest;
    return series == "RFC" && are_digits(number) && (section.empty() || section.starts_with("§")) &&
           (step.empty() || step == "step" || step == "item") && rest.empty();
}

/// `5.25`
bool is_checklist_item(std::string_view text)
{
    const auto dot = text.find('.');
    return dot != std::string_view::npos && are_digits(text.substr(0, dot)) &&
           are_digits(text.substr(dot + 1));
}

class CaseFileParser : LineWalk {
public:
    explicit CaseFileParser(std::string_view text) : LineWalk{text} {}

    CaseFile run()
    {
        while (next_line()) {
            if (zone_text_ != nullptr && !ends_zone())
                *zone_text_ += std::string{line_} + '\n';
            else if (is_indented(line_))
                add_to_field();
            else if (!line_.empty())
                add_line();
        }
        check_whole();
        return std::move(file_);
    }

private:
    [[noreturn]] void fail(const std::string& message) const { throw CaseError{number_, message}; }

    [[nodiscard]] bool ends_zone() const
    {
        const auto field = key_and_value(line_);
        return field && (field->first == "zone" || field->first == "unloaded" || field->first == "question" ||
                         field->first == "packet");
    }

    void add_line()
    {
        if (line_[0] == '#') {
            if (file_.title.empty())
                file_.title = trim(line_.substr(1));
            return;
        }
        const auto field = key_and_value(line_);
        if (!field)
            fail("neither `keyword: value`, nor indented, nor a comment");
        field_ = nullptr;
        const auto& [key, value] = *field;
        if (block_keys.contains(key))
            add_block_field(key, value);
        else if (!file_.blocks.empty())
            fail("unknown keyword in a question: " + key);
        else
            add_head_field(key, value);
    }

    void add_head_field(const std::string& key, const std::string& value)
    {
        zone_text_ = nullptr;
        if (key == "zone" || key == "unloaded")
            add_zone(value, key == "zone");
        else if (key == "rfc")
            check_list(value, is_rfc_reference, has_rfc_);
        else if (key == "checklist")
            check_list(value, is_checklist_item, has_checklist_);
        else if (key == "set")
            add_setting(value);
        else
            fail("unknown keyword: " + key);
    }

    void check_list(const std::string& value, bool (*is_item)(std::string_view), bool& was_there) const
    {
        if (was_there)
            fail("twice");
        was_there = true;
        for (std::size_t begin = 0; begin <= value.size();) {
            const auto end = std::min(value.find(',', begin), value.size());
            if (!is_item(trim(std::string_view{value}.substr(begin, end - begin))))
                fail("not a list of references: " + value);
            begin = end + 1;
        }
    }

    void add_zone(const std::string& value, bool is_loaded)
    {
        const auto apex = Name::from_text(value);
        if (!apex || !value.ends_with('.'))
            fail("not an absolute name: " + value);
        file_.zones.push_back({*apex, std::nullopt, number_});
        if (is_loaded)
            zone_text_ = &file_.zones.back().text.emplace();
    }

    void add_setting(const std::string& value)
    {
        const auto space = value.find(' ');
        const std::string name = value.substr(0, space);
        const std::string text = space == std::string::npos ? "" : trim(value.substr(space));
        if (name == "version")
            file_.settings.version = text;
        else if (name == "identity")
            file_.settings.identity = text;
        else if (name == "tcp_idle_time_out")
            file_.settings.tcp_idle_time_out = std::chrono::milliseconds{std::stoul(text)};
        else if (name == "report_channel")
            file_.settings.report_channel = Name::from_text(text).value();
        else if (name == "authority_ns" && text == "add")
            file_.settings.authority_ns = AuthorityNs::add;
        else if (name == "cookie_secret")
            add_secret(text);
        else if (name == "cookie_policy")
            set_cookie_policy(text);
        else if (name == "max_udp_payload")
            std::from_chars(text.data(), text.data() + text.size(), file_.settings.max_udp_payload);
        else
            fail("unknown setting: " + name);
    }

    /// 32 hexadecimal digits; the setting may stand several times, the current secret first.
    void add_secret(const std::string& digits)
    {
        CookieSecret secret{};
        const auto octets = from_hex(digits);
        if (octets.size() != secret.size())
            fail("not a secret of 16 octets: " + digits);
        std::ranges::copy(octets, secret.begin());
        file_.settings.cookie_secrets.push_back(secret);
    }

    void set_cookie_policy(const std::string& text)
    {
        if (text != "offer" && text != "demand")
            fail("neither `offer` nor `demand`: " + text);
        file_.settings.cookie_policy = text == "demand" ? CookiePolicy::demand : CookiePolicy::offer;
    }

    void add_block_field(const std::string& key, const std::string& value)
    {
        zone_text_ = nullptr;
        if (key == "question" || key == "packet")
            file_.blocks.push_back({number_, {}});
        if (file_.blocks.empty())
            fail("a keyword of questions before the first question: " + key);
        const auto [field, is_new] = file_.blocks.back().fields.try_emplace(key);
        if (!is_new)
            fail("twice in one question: " + key);
        field->second.value = value;
        field->second.line = number_;
        field_ = &field->second;
    }

    void add_to_field()
    {
        const std::string text = trim(line_);
        if (text.empty())
            return;
        if (field_ == nullptr)
            fail("an indented line that belongs to nothing");
        field_->body.push_back(text);
    }

    void check_whole() const
    {
        if (file_.title.empty())
            throw CaseError{1, "no title: the first line is `# What it shows.`"};
        if (!has_rfc_)
            throw CaseError{1, "no `rfc:`"};
        if (file_.blocks.empty())
            throw CaseError{1, "no question"};
    }

    CaseFile file_;
    std::string* zone_text_ = nullptr;
    CaseField* field_ = nullptr;
    bool has_rfc_ = false;
    bool has_checklist_ = false;
};

} // namespace

CaseFile parse_case_file(std::string_view text)
{
    return CaseFileParser{text}.run();
}

} // namespace namu::testing
