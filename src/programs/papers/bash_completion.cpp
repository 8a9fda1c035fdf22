#include "programs/papers/completion.hpp"

namespace namu::papers {
namespace {

/// All spellings of an option, with blanks between.
std::string spellings(const Option& option)
{
    std::string text = "--" + std::string{option.name};
    if (option.letter != '\0')
        text += std::string{" -"} + option.letter;
    return text;
}

/// `serve:--port | serve:-p`
std::string pattern_of(const CommandSyntax& syntax, const Option& option)
{
    const std::string command{syntax.command};
    std::string pattern = command + ":--" + std::string{option.name};
    if (option.letter != '\0')
        pattern += " | " + command + ":-" + option.letter;
    return pattern;
}

std::string action_for(const Option& option)
{
    switch (offer_for(option)) {
    case Offer::files: return "_namu_files";
    case Offer::folders: return "_namu_folders";
    case Offer::nothing: return ":";
    case Offer::words: break;
    }
    return "_namu_words '" + words_for(option) + "'";
}

void append_values(std::string& out, const CommandSyntax& syntax)
{
    for (const Option& option : syntax.options) {
        if (!option.value.empty())
            out += "        " + pattern_of(syntax, option) + ") " + action_for(option) + "; return ;;\n";
    }
}

void append_words(std::string& out, const CommandSyntax& syntax)
{
    std::string options = "--help -h";
    for (const Option& option : syntax.options)
        options += " " + spellings(option);
    out.append("        ").append(syntax.command).append(")\n");
    out.append("            if [[ $word == -* ]]; then _namu_words '").append(options).append("'\n");
    out.append("            else ")
        .append(offer_for(syntax.positionals) == Offer::files ? "_namu_files" : ":");
    out.append("; fi ;;\n");
}

constexpr std::string_view beginning =
    R"(# Completes the command line of namu in bash. Made of the tables that `namu COMMAND --help` prints.

_namu_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word"); }
_namu_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$word"); }
_namu_folders() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$word"); }

_namu() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    COMPREPLY=()
    # --option=value comes as three words.
    if [[ $word == = ]]; then word=
    elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
)";

} // namespace

std::string bash_completion(std::span<const Command* const> commands)
{
    std::string out{beginning};
    std::string names;
    for (const Command* const command : commands)
        names.append(command->name).append(" ");
    out += "    if ((COMP_CWORD == 1)); then _namu_words '" + names + "help --help --version'; return; fi\n";
    out += "    if [[ $command == help ]]; then _namu_words '" + names + "'; return; fi\n";
    out += "    case $command:$before in\n";
    for (const Command* const command : commands)
        append_values(out, command->syntax());
    out += "    esac\n    case $command in\n";
    for (const Command* const command : commands)
        append_words(out, command->syntax());
    return out + "    esac\n}\n\ncomplete -F _namu namu\n";
}

} // namespace namu::papers
