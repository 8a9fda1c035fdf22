#include "programs/papers/completion.hpp"

namespace namu::papers {
namespace {

std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (const char letter : text) {
        if (letter == '\'' || letter == '\\')
            out += '\\';
        out += letter;
    }
    return out + "'";
}

/// Whether a value is wanted, and which.
std::string value_of(const Option& option)
{
    if (option.value.empty())
        return "";
    switch (offer_for(option)) {
    case Offer::files: return " -r -F";
    case Offer::folders: return " -x -a '(__fish_complete_directories)'";
    case Offer::nothing: return " -x";
    case Offer::words: break;
    }
    return " -x -a " + quoted(words_for(option));
}

void append_option(std::string& out, std::string_view command, const Option& option)
{
    out.append("complete -c namu -n '__fish_seen_subcommand_from ")
        .append(command)
        .append("' -l ")
        .append(option.name);
    if (option.letter != '\0')
        out.append(" -s ").append(1, option.letter);
    out.append(value_of(option)).append(" -d ").append(quoted(short_help(option))).append("\n");
}

} // namespace

std::string fish_completion(std::span<const Command* const> commands)
{
    std::string out = "# Completes the command line of namu in fish. Made of the tables that `namu COMMAND "
                      "--help` prints.\n\n"
                      "complete -c namu -f\n"
                      "complete -c namu -n __fish_use_subcommand -l version -d 'print the version'\n";
    for (const Command* const command : commands) {
        out.append("complete -c namu -n __fish_use_subcommand -a ").append(command->name);
        out.append(" -d ").append(quoted(command->summary)).append("\n");
    }
    for (const Command* const command : commands) {
        const CommandSyntax& syntax = command->syntax();
        out += "\n";
        if (offer_for(syntax.positionals) == Offer::files)
            out.append("complete -c namu -n '__fish_seen_subcommand_from ")
                .append(syntax.command)
                .append("' -F\n");
        for (const Option& option : syntax.options)
            append_option(out, syntax.command, option);
        append_option(out, syntax.command, {.name = "help", .letter = 'h', .help = "print all about it"});
    }
    return out;
}

} // namespace namu::papers
