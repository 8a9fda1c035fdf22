#include "namu/load/zone_list.hpp"

#include "namu/load/rules.hpp"
#include "namu/zonefile/file_text.hpp"
#include "namu/zonefile/rules.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace namu {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trim_left(std::string_view text) noexcept
{
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text;
}

std::string_view trim_right(std::string_view text) noexcept
{
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::string_view without_comment(std::string_view line) noexcept
{
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool begins_word = i == 0 || blanks.find(line[i - 1]) != std::string_view::npos;
        if (begins_word && (line[i] == '#' || line[i] == ';'))
            return line.substr(0, i);
    }
    return line;
}

/// One list while it is read. Its text may be moved only when all lines are done: the words are views.
class ListReader {
public:
    ListReader(const std::string& path, std::uint16_t source, ZoneRequests& into)
        : folder_{std::filesystem::path{path}.parent_path()},
          text_{into.sources.at(source).text},
          source_{source},
          into_{into}
    {}

    void read()
    {
        for (std::size_t begin = 0; begin < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', begin), text_.size());
            read_line(text_.substr(begin, end - begin));
            begin = end + 1;
        }
    }

private:
    void read_line(std::string_view line)
    {
        const std::string_view words = trim_right(trim_left(without_comment(line)));
        if (words.empty())
            return;
        const std::string_view name = words.substr(0, words.find_first_of(blanks));
        const std::string_view file = trim_left(words.substr(name.size()));
        if (file.empty())
            report(load_rule::bad_zone_list_line, name, "a zone's name and its file are wanted in this line",
                   "such as `example.com. zones/example.com.zone`");
        else if (const auto origin = Name::from_text(name); !origin)
            report(load_rule::bad_zone_name, name, "this is not a domain name: " + origin.error().message(),
                   "a line holds the zone's name first, then its file");
        else
            into_.requests.push_back({(folder_ / file).string(), *origin});
    }

    void report(const DiagnosticRule& rule, std::string_view word, std::string message, std::string hint)
    {
        const auto offset = static_cast<std::uint64_t>(word.data() - text_.data());
        into_.diagnostics.report(
            {.rule = &rule,
             .where = {SourcePosition{source_, offset}, static_cast<std::uint32_t>(word.size())},
             .message = std::move(message),
             .hint = std::move(hint)});
    }

    std::filesystem::path folder_;
    std::string_view text_;
    std::uint16_t source_;
    ZoneRequests& into_;
};

void report_unreadable(const std::string& path, const FileText::Error& error, ZoneRequests& into)
{
    const bool not_found = error.kind == FileText::Error::Kind::not_found;
    into.diagnostics.report(
        {.rule = not_found ? &zonefile_rule::file_not_found : &zonefile_rule::file_not_readable,
         .where = {},
         .message = path + ": the zone list cannot be read: " + error.reason,
         .hint = hint_for(error)});
}

} // namespace

void read_zone_list(const std::string& path, ZoneRequests& into)
{
    FileText file = read_file(path);
    if (file.error) {
        report_unreadable(path, *file.error, into);
        return;
    }
    const std::uint16_t source = into.sources.add(path, std::move(file.text));
    ListReader{path, source, into}.read();
}

} // namespace namu
