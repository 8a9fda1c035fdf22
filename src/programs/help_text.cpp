#include "programs/command_line.hpp"
#include "programs/wrap.hpp"

#include <algorithm>
#include <string>

namespace namu {
namespace {

constexpr std::size_t widest_term = 24;

constexpr Option help_option{.name = "help", .letter = 'h', .help = "print this text"};

std::string term_of(const Option& option)
{
    std::string term = option.letter != '\0' ? std::string{'-', option.letter} + ", --" : "--";
    term.append(option.name);
    if (!option.value.empty())
        term.append(" ").append(option.value);
    return term;
}

std::string help_of(const Option& option)
{
    std::string help{option.help};
    if (option.repeatable)
        help += "; may be given more than once";
    return help;
}

void append_options(std::string& out, const CommandSyntax& syntax)
{
    std::size_t width = term_of(help_option).size();
    for (const Option& option : syntax.options)
        width = std::max(width, term_of(option).size());
    width = std::min(width, widest_term);

    out += "\noptions:\n";
    for (const Option& option : syntax.options)
        append_described(out, term_of(option), help_of(option), width);
    append_described(out, term_of(help_option), help_of(help_option), width);
}

void append_examples(std::string& out, const CommandSyntax& syntax)
{
    if (syntax.examples.empty())
        return;
    out += "\nexamples:\n";
    for (const Example& example : syntax.examples) {
        out.append("  ").append(example.command).append("\n");
        append_wrapped(out, example.meaning, 6);
    }
}

} // namespace

std::string help_text(const CommandSyntax& syntax)
{
    std::string out{"namu "};
    out.append(syntax.command).append(": ").append(syntax.summary).append("\n\n");
    out.append("usage: namu ").append(syntax.command).append(" [OPTION ...]");
    if (!syntax.positionals.text.empty())
        out.append(" ").append(syntax.positionals.text);
    out += "\n";
    if (!syntax.description.empty()) {
        out += "\n";
        append_wrapped(out, syntax.description, 0);
    }
    append_options(out, syntax);
    append_examples(out, syntax);
    out += "\nexit status: 0 all is fine, 1 the zone or the answer is bad, 2 wrong use\n";
    return out;
}

} // namespace namu
