#include "namu/zonefile/zone_reader.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/did_you_mean.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/text_escape.hpp"
#include "namu/zonefile/file_text.hpp"
#include "namu/zonefile/generator.hpp"
#include "namu/zonefile/lexer_report.hpp"
#include "namu/zonefile/rules.hpp"
#include "namu/zonefile/word.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace namu {
namespace {

using rdata::TextToken;

constexpr std::size_t max_include_depth = 16;
constexpr std::size_t max_errors = 100;
/// Each of these looked at all of the rest of a text that may be huge.
constexpr std::size_t max_runaways = 8;

constexpr std::array<std::string_view, 4> directives{"$ORIGIN", "$TTL", "$INCLUDE", "$GENERATE"};

/// True when there are `least` to `most` fields behind the directive.
bool has_arguments(const Entry& entry, std::size_t least, std::size_t most, std::string_view usage,
                   const Report& report)
{
    const auto& fields = entry.fields;
    const std::size_t count = fields.size() - 1;
    if (count < least)
        report.tell(zonefile_rule::bad_directive, report.behind(fields.back()),
                    in_backquotes(fields[0].text) + " ends too soon", "write: " + std::string{usage});
    else if (count > most)
        report.tell(zonefile_rule::bad_directive, report.span(fields[most + 1]),
                    in_backquotes(as_written(fields[most + 1])) + " is too much for " +
                        in_backquotes(fields[0].text),
                    "write: " + std::string{usage});
    else
        return true;
    return false;
}

std::optional<Name> read_origin_name(const TextToken& field, NameView origin, const Report& report)
{
    if (!require_word(field, report))
        return std::nullopt;
    if (const auto meant = without_forgotten_dot(field.text, origin)) {
        report.tell(zonefile_rule::origin_without_final_dot, report.span(field),
                    in_backquotes(field.text) +
                        (origin.is_root()
                             ? " has no final dot, and the origin so far is the root"
                             : " has no final dot and would be completed to " +
                                   in_backquotes(std::string{field.text} + "." + origin.to_text())),
                    "write " + in_backquotes(meant->to_text()));
        return meant; // so that the rest is judged as it was meant
    }
    if (const auto name = Name::from_text(field.text, origin))
        return *name;
    NameProblem problem = explain_bad_name(field.text, origin);
    report.tell(zonefile_rule::bad_origin, report.span(field),
                in_backquotes(field.text) + " is no origin: " + problem.message, std::move(problem.hint));
    return std::nullopt;
}

/// The path with its escapes resolved, or nothing with a report.
std::optional<std::string> read_path(const TextToken& field, const Report& report)
{
    std::string path;
    for (std::size_t at = 0; at < field.text.size();) {
        const int octet = read_octet(field.text, at);
        if (octet < 0) {
            report.tell(rdata::bad_escape, report.span(field), "the path has a bad escape",
                        "a backslash in a path is written as `\\\\`");
            return std::nullopt;
        }
        path += static_cast<char>(octet);
    }
    return path;
}

/// The same text for the same file, whatever way leads to it.
std::string identity_of(const std::string& path)
{
    std::error_code error;
    const auto canonical = std::filesystem::weakly_canonical(path, error);
    return error ? path : canonical.string();
}

/// False, with a report, for what no editor of texts has written.
bool is_text(std::string_view text, const Report& report)
{
    const std::size_t nul = text.find('\0');
    if (nul == std::string_view::npos)
        return true;
    const bool utf16 = text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
    report.tell(zonefile_rule::not_a_text_file, report.span(text.substr(nul, 1)),
                "this is no master file: it holds a NUL octet",
                utf16 ? "it looks like UTF-16; save it as UTF-8"
                      : "a NUL octet in a name or string is written as `\\000`");
    return false;
}

} // namespace

ZoneReader::ZoneReader(SourceMap& sources, RecordSink& sink, Diagnostics& diagnostics,
                       const ReadOptions& options)
    : sources_{sources},
      diagnostics_{diagnostics},
      options_{options},
      records_{sink},
      errors_before_{diagnostics.errors()}
{}

void ZoneReader::read(std::string text, const std::string& path, Inherited& inherited,
                      SourcePosition included_from)
{
    const std::uint16_t source = sources_.add(path, std::move(text), included_from);
    const std::string& kept = sources_.at(source).text;
    const Report report{diagnostics_, source, kept};
    if (!is_text(kept, report))
        return;
    const bool may_follow = options_.includes == IncludePolicy::follow;
    open_.push_back({path, may_follow ? identity_of(path) : path});
    read_entries(kept, inherited, report);
    open_.pop_back();
}

void ZoneReader::read_entries(const std::string& text, Inherited& inherited, const Report& report)
{
    Lexer lexer{text};
    Entry entry;
    for (;;) {
        const auto outcome = lexer.next(entry);
        if (outcome == Lexer::Outcome::end)
            return;
        if (outcome == Lexer::Outcome::problem) {
            tell_lexer_problem(lexer.problem(), report);
            runaways_ += lexer.problem().ran_to_end ? 1U : 0U;
        } else {
            read_entry(entry, inherited, report);
        }
        if (must_stop(report, lexer.at()))
            return;
    }
}

bool ZoneReader::must_stop(const Report& report, const char* at)
{
    const std::size_t errors = diagnostics_.errors() - errors_before_;
    if (stopped_ || (errors < max_errors && runaways_ < max_runaways))
        return stopped_;
    stopped_ = true;
    report.tell(zonefile_rule::too_many_errors, {report.position(at), 0},
                "reading ends here after " + std::to_string(errors) + " errors",
                "there may be more; mend these first");
    return true;
}

void ZoneReader::read_entry(const Entry& entry, Inherited& inherited, const Report& report)
{
    const TextToken& first = entry.fields.front();
    if (!entry.begins_with_blank && !first.quoted && first.text.front() == '$')
        read_directive(entry, inherited, report);
    else
        records_.read(entry, inherited, report);
}

void ZoneReader::read_directive(const Entry& entry, Inherited& inherited, const Report& report)
{
    const TextToken& word = entry.fields.front();
    const auto is = [&word](std::string_view name) { return equal_ignoring_case(word.text, name); };
    if (is("$ORIGIN"))
        return read_origin(entry, inherited, report);
    if (is("$TTL"))
        return read_default_ttl(entry, inherited, report);
    if (is("$INCLUDE"))
        return read_include(entry, inherited, report);
    if (is("$GENERATE"))
        return read_generate(entry, options_.max_generated, records_, inherited, report);

    const auto near = did_you_mean(word.text, directives);
    report.tell(zonefile_rule::unknown_directive, report.span(word),
                in_backquotes(word.text) + " is no directive",
                near.empty()
                    ? "the directives are $ORIGIN, $TTL, $INCLUDE and $GENERATE; an owner that begins with a "
                      "dollar sign is written as `\\$`"
                    : "did you mean " + in_backquotes(near) + "?");
}

void ZoneReader::read_origin(const Entry& entry, Inherited& inherited, const Report& report)
{
    if (!has_arguments(entry, 1, 1, "$ORIGIN name", report))
        return;
    if (const auto origin = read_origin_name(entry.fields[1], inherited.origin, report))
        inherited.origin = *origin;
}

void ZoneReader::read_default_ttl(const Entry& entry, Inherited& inherited, const Report& report)
{
    if (!has_arguments(entry, 1, 1, "$TTL seconds", report))
        return;
    if (const auto ttl = read_ttl(entry.fields[1], report))
        inherited.default_ttl = ttl;
}

void ZoneReader::read_include(const Entry& entry, const Inherited& inherited, const Report& report)
{
    if (!has_arguments(entry, 1, 2, "$INCLUDE file [origin]", report))
        return;
    if (options_.includes == IncludePolicy::refuse) {
        report.tell(zonefile_rule::include_refused, report.span(entry.fields[0]),
                    "no file may be included here", "put its lines in the place of this one");
        return;
    }
    Inherited inner = inherited;
    if (entry.fields.size() > 2) {
        const auto origin = read_origin_name(entry.fields[2], inherited.origin, report);
        if (!origin)
            return;
        inner.origin = *origin;
    }
    if (const auto written = read_path(entry.fields[1], report))
        include(path_of_include(*written), entry, inner, report);
}

void ZoneReader::include(const std::string& path, const Entry& entry, Inherited inherited,
                         const Report& report)
{
    if (!may_include(path, entry, report))
        return;
    const TextToken& field = entry.fields[1];
    FileText file = read_file(path);
    if (file.error) {
        sources_.add_missing(path);
        const bool not_found = file.error->kind == FileText::Error::Kind::not_found;
        report.tell(not_found ? zonefile_rule::include_not_found : zonefile_rule::include_not_readable,
                    report.span(field), "cannot include " + in_backquotes(path) + ": " + file.error->reason,
                    "a relative path starts at the folder of the file that it is written in");
        return;
    }
    read(std::move(file.text), path, inherited, report.span(field).begin);
}

bool ZoneReader::may_include(const std::string& path, const Entry& entry, const Report& report) const
{
    const SourceSpan where = report.span(entry.fields[1]);
    const auto again = std::ranges::find(open_, identity_of(path), &OpenFile::identity);
    if (again != open_.end()) {
        std::string chain;
        for (auto file = again; file != open_.end(); ++file)
            chain += file->path + " -> ";
        report.tell(zonefile_rule::include_loop, where, "the file includes itself: " + chain + path,
                    "a file that is included must not lead back to this one");
        return false;
    }
    if (open_.size() > max_include_depth) {
        report.tell(zonefile_rule::include_too_deep, where,
                    "files include files more than " + std::to_string(max_include_depth) + " levels deep",
                    "put what the innermost files hold into the files that include them");
        return false;
    }
    if (sources_.size() >= SourceMap::max_sources) {
        report.tell(zonefile_rule::include_too_many, where, "too many files are included",
                    "a zone may have " + std::to_string(SourceMap::max_sources) +
                        " files; join some of them");
        return false;
    }
    return true;
}

std::string ZoneReader::path_of_include(std::string_view written) const
{
    const std::filesystem::path folder = std::filesystem::path{open_.back().path}.parent_path();
    return (folder / std::filesystem::path{written}).string();
}

} // namespace namu
