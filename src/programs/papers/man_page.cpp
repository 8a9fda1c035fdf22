#include "programs/papers/man_page.hpp"

#include "programs/papers/roff.hpp"

#include <algorithm>
#include <cctype>

namespace namu::papers {
namespace {

constexpr std::string_view site = "An authoritative DNS server with zone files, in C++20.";

std::string page_name(std::string_view command)
{
    return "namu-" + std::string{command};
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    return text;
}

std::string head(const std::string& name, int section, const Edition& edition)
{
    return ".TH " + upper(name) + " " + std::to_string(section) + " " + edition.date + " \"namu " +
           edition.version + "\" \"Namu\"\n";
}

void append_section(std::string& out, std::string_view name)
{
    out.append(".SH ").append(name).append("\n");
}

/// Paragraphs stand between empty lines, which are none in a manual page.
void append_paragraphs(std::string& out, std::string_view text)
{
    for (bool is_first = true; !text.empty(); is_first = false) {
        const auto end = text.find("\n\n");
        out.append(is_first ? "" : ".PP\n").append(roff_text(text.substr(0, end))).append("\n");
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    }
}

std::string term_of(const Option& option)
{
    std::string term;
    if (option.letter != '\0')
        term = "\\fB" + roff_literal(std::string{'-', option.letter}) + "\\fR, ";
    term += "\\fB" + roff_literal("--" + std::string{option.name}) + "\\fR";
    if (!option.value.empty())
        term += " \\fI" + roff_literal(option.value) + "\\fR";
    return term;
}

void append_option(std::string& out, const Option& option)
{
    out += ".TP\n" + term_of(option) + "\n" + roff_text(option.help);
    if (option.repeatable)
        out += "; may be given more than once";
    out += "\n";
}

void append_synopsis(std::string& out, const CommandSyntax& syntax)
{
    append_section(out, "SYNOPSIS");
    out.append("\\fBnamu ").append(syntax.command).append("\\fR [\\fIOPTION\\fR ...]");
    if (!syntax.positionals.text.empty())
        out.append(" \\fI").append(roff_literal(syntax.positionals.text)).append("\\fR");
    out += "\n";
}

void append_examples(std::string& out, const CommandSyntax& syntax)
{
    if (syntax.examples.empty())
        return;
    append_section(out, "EXAMPLES");
    for (const Example& example : syntax.examples)
        out.append(".TP\n\\fB")
            .append(roff_literal(example.command))
            .append("\\fR\n")
            .append(roff_text(example.meaning))
            .append("\n");
}

void append_exit_status(std::string& out)
{
    append_section(out, "EXIT STATUS");
    out += "0 all is fine, 1 the zone or the answer is bad, 2 wrong use.\n";
}

std::string reference(std::string_view name, int section)
{
    return ".BR " + roff_literal(name) + " (" + std::to_string(section) + ")";
}

} // namespace

int man_section(std::string_view command) noexcept
{
    return command == "serve" || command == "ctl" ? 8 : 1;
}

std::string overview_page(std::span<const Command* const> commands, const Edition& edition)
{
    std::string out = head("namu", 1, edition);
    append_section(out, "NAME");
    out += "namu \\- an authoritative DNS server with zone files\n";
    append_section(out, "SYNOPSIS");
    out += "\\fBnamu\\fR \\fICOMMAND\\fR [\\fIARGUMENT\\fR ...]\n";
    append_section(out, "DESCRIPTION");
    out.append(site).append("\nIts commands:\n");
    for (const Command* const command : commands)
        out.append(".TP\n")
            .append(reference(page_name(command->name), man_section(command->name)))
            .append("\n")
            .append(roff_text(command->summary))
            .append("\n");
    append_section(out, "OPTIONS");
    out += ".TP\n\\fB\\-\\-help\\fR\nprint the commands; behind a command: all about it\n";
    out += ".TP\n\\fB\\-\\-version\\fR\nprint the version\n";
    append_exit_status(out);
    return out;
}

std::string command_page(const CommandSyntax& syntax, std::span<const Command* const> all,
                         const Edition& edition)
{
    const std::string name = page_name(syntax.command);
    std::string out = head(name, man_section(syntax.command), edition);
    append_section(out, "NAME");
    out += roff_literal(name) + " \\- " + roff_text(syntax.summary) + "\n";
    append_synopsis(out, syntax);
    append_section(out, "DESCRIPTION");
    append_paragraphs(out, syntax.description);
    append_section(out, "OPTIONS");
    for (const Option& option : syntax.options)
        append_option(out, option);
    append_option(out, {.name = "help", .letter = 'h', .help = "print a text much like this page"});
    append_examples(out, syntax);
    append_exit_status(out);
    append_section(out, "SEE ALSO");
    out += reference("namu", 1);
    for (const Command* const other : all) {
        if (other->name != syntax.command)
            out += ",\n" + reference(page_name(other->name), man_section(other->name));
    }
    return out + "\n";
}

} // namespace namu::papers
