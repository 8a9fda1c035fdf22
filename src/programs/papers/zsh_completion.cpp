#include "programs/papers/completion.hpp"

namespace namu::papers {
namespace {

/// For a place between single quotes where `special` letters mean something to _arguments or _describe.
std::string quoted(std::string_view text, std::string_view special)
{
    std::string out;
    for (const char letter : text) {
        if (letter == '\'') {
            out += "'\\''";
            continue;
        }
        if (special.find(letter) != std::string_view::npos)
            out += '\\';
        out += letter;
    }
    return out;
}

std::string action_for(const Option& option)
{
    switch (offer_for(option)) {
    case Offer::files: return "_files";
    case Offer::folders: return "_files -/";
    case Offer::nothing: return " ";
    case Offer::words: break;
    }
    return "(" + words_for(option) + ")";
}

/// What stands behind the name of an option: `[help]:VALUE:action`.
std::string rest_of(const Option& option)
{
    std::string rest = "[" + quoted(short_help(option), "[]:\\") + "]";
    if (!option.value.empty())
        rest += ":" + quoted(option.value, ":\\") + ":" + action_for(option);
    return rest;
}

void append_option(std::string& out, const Option& option)
{
    const std::string rest = rest_of(option);
    const std::string often = option.repeatable ? "*" : "";
    out += " \\\n            '" + often + "--" + std::string{option.name} +
           (option.value.empty() ? "" : "=") + rest + "'";
    if (option.letter != '\0')
        out += " \\\n            '" + often + "-" + option.letter + rest + "'";
}

void append_command(std::string& out, const CommandSyntax& syntax)
{
    out.append("        ").append(syntax.command).append(")\n            _arguments");
    for (const Option& option : syntax.options)
        append_option(out, option);
    append_option(out, {.name = "help", .letter = 'h', .help = "print all about it"});
    out += offer_for(syntax.positionals) == Offer::files
               ? " \\\n            '*:" + quoted(syntax.positionals.text, ":\\") + ":_files' ;;\n"
               : " \\\n            '*: : ' ;;\n";
}

} // namespace

std::string zsh_completion(std::span<const Command* const> commands)
{
    std::string out =
        "#compdef namu\n"
        "# Completes the command line of namu in zsh. Made of the tables that `namu COMMAND --help` "
        "prints.\n\n"
        "_namu() {\n"
        "    local -a commands=(\n";
    for (const Command* const command : commands) {
        out.append("        '").append(command->name).append(":").append(quoted(command->summary, ":\\"));
        out.append("'\n");
    }
    out += "    )\n"
           "    if (( CURRENT == 2 )); then\n"
           "        _describe 'command' commands\n"
           "        return\n"
           "    fi\n"
           "    shift words\n"
           "    (( CURRENT-- ))\n"
           "    case $words[1] in\n"
           "        help) _describe 'command' commands ;;\n";
    for (const Command* const command : commands)
        append_command(out, command->syntax());
    return out + "    esac\n}\n\n_namu \"$@\"\n";
}

} // namespace namu::papers
