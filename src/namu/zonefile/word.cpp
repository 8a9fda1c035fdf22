#include "namu/zonefile/word.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/name_builder.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/text_escape.hpp"
#include "namu/zonefile/rules.hpp"
#include "namu/zonefile/ttl_text.hpp"

#include <utility>

namespace namu {
namespace {

/// The label that begins at `begin`, as written, and how many octets it stands for.
struct WrittenLabel {
    std::string_view text;
    std::size_t octets = 0;
};

WrittenLabel written_label(std::string_view name, std::size_t begin)
{
    WrittenLabel label;
    std::size_t at = begin;
    while (at < name.size() && name[at] != '.' && read_octet(name, at) >= 0)
        ++label.octets;
    label.text = name.substr(begin, at - begin);
    return label;
}

NameProblem label_too_long(std::string_view text, std::size_t failed_at)
{
    const WrittenLabel label = written_label(text, failed_at);
    return {&rdata::label_too_long, label.text,
            "label " + in_backquotes(label.text) + " is " + std::to_string(label.octets) +
                " octets long, limit 63",
            "shorten what stands between two dots to 63 octets"};
}

NameProblem name_too_long(std::string_view text, std::size_t failed_at, NameView origin)
{
    const std::string_view part = written_label(text, failed_at).text;
    std::string message = "name is longer than 255 octets";
    if (text.ends_with('.') && !text.ends_with("\\."))
        return {
            &rdata::name_too_long, part, std::move(message),
            "with a length octet for each label and one for the root, 255 are all that a message can carry"};
    message += " with the origin " + in_backquotes(origin.to_text());
    return {
        &rdata::name_too_long, part, std::move(message),
        "a name without a final dot is completed with the origin; put a dot at its end if it is complete"};
}

NameProblem empty_label(std::string_view text, std::size_t failed_at)
{
    const std::string name = "name " + in_backquotes(text);
    const std::string_view part = text.substr(failed_at, 1);
    if (text.empty())
        return {&rdata::empty_label, part, "name is empty", "write `@` for the origin and `.` for the root"};
    if (text.starts_with('.'))
        return {&rdata::empty_label, part, name + " begins with a dot", "leave the dot out"};
    return {&rdata::empty_label, part, name + " has two dots in a row", "one dot parts two labels"};
}

NameProblem bad_escape(std::string_view text, std::size_t failed_at)
{
    const std::string_view part = text.substr(failed_at, 4);
    return {
        &rdata::bad_escape, part, in_backquotes(part) + " is no escape",
        "`\\` takes one character that is no digit, or three digits from 000 to 255; `\\\\` is a backslash"};
}

} // namespace

NameProblem explain_bad_name(std::string_view text, NameView origin)
{
    NameBuilder builder;
    const error_code error =
        text.empty() ? make_error_code(WireError::empty_label) : builder.append_text(text);
    const std::size_t failed_at = builder.failed_at();
    if (error == WireError::label_too_long)
        return label_too_long(text, failed_at);
    if (error == WireError::empty_label)
        return empty_label(text, failed_at);
    if (error == WireError::bad_escape)
        return bad_escape(text, failed_at);
    return name_too_long(text, failed_at, origin);
}

bool read_name(const rdata::TextToken& field, NameView origin, Name& name, const Report& report)
{
    if (!require_word(field, report))
        return false;
    if (const auto read = Name::from_text(field.text, origin)) {
        name = *read;
        return true;
    }
    NameProblem problem = explain_bad_name(field.text, origin);
    report.tell(*problem.rule, report.span(problem.part), std::move(problem.message),
                std::move(problem.hint));
    return false;
}

std::optional<Ttl> read_ttl(const rdata::TextToken& field, const Report& report)
{
    if (!require_word(field, report))
        return std::nullopt;
    const TtlText read = ttl_from_text(field.text);
    if (read.problem == TtlProblem::none)
        return read.ttl;
    if (read.problem == TtlProblem::too_large)
        report.tell(zonefile_rule::ttl_too_large, report.span(field),
                    "TTL " + in_backquotes(field.text) + " is too large",
                    "at most 2147483647 seconds, or `3550w`");
    else
        report.tell(zonefile_rule::bad_ttl, report.span(field), in_backquotes(field.text) + " is no TTL",
                    "a number of seconds, or numbers with units: `3600`, `1h30m`; units are s m h d w");
    return std::nullopt;
}

bool require_word(const rdata::TextToken& field, const Report& report)
{
    if (field.holds_quotes)
        report.tell(rdata::unexpected_quotes, report.span(field),
                    in_backquotes(field.text) + " has quotes inside",
                    "leave them out; one that belongs to a name is written as `\\\"`");
    if (!field.quoted)
        return !field.holds_quotes;
    report.tell(rdata::unexpected_quotes, report.span(field), "a word in quotes cannot stand here",
                "write " + in_backquotes(field.text) + " without quotes");
    return false;
}

std::optional<Name> without_forgotten_dot(std::string_view text, NameView origin)
{
    NameBuilder builder;
    if (text == "@" || builder.append_text(text) || builder.has_final_dot())
        return std::nullopt;
    const Name meant = builder.finish();
    return meant.is_at_or_below(origin) ? std::optional{meant} : std::nullopt;
}

} // namespace namu
