#include "namu/base/did_you_mean.hpp"
#include "programs/command.hpp"
#include "programs/commands.hpp"
#include "programs/terminal.hpp"
#include "programs/wrap.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

namespace namu {
namespace {

std::string help()
{
    std::string out = "namu: an authoritative DNS server with zone files\n\n"
                      "usage: namu COMMAND [ARGUMENT ...]\n\n"
                      "commands:\n";
    for (const Command* command : all_commands())
        append_described(out, command->name, command->summary, 8);
    out +=
        "\n`namu COMMAND --help` says more about each, with examples; `namu --version` prints the version.\n";
    return out;
}

int report_unknown(std::string_view word)
{
    std::vector<std::string_view> names;
    std::ranges::transform(all_commands(), std::back_inserter(names), &Command::name);
    const std::string_view meant = did_you_mean(word, names);

    std::string text{"namu: unknown command `"};
    text.append(word).append("`");
    if (!meant.empty())
        text.append("; did you mean `namu ").append(meant).append("`?");
    print_error(text.append("\nTry `namu --help`.\n"));
    return status_wrong_use;
}

int run_command(std::string_view name, std::span<const std::string_view> words)
{
    const auto commands = all_commands();
    const auto command = std::ranges::find(commands, name, &Command::name);
    return command != commands.end() ? (*command)->run(words) : report_unknown(name);
}

int run_help(std::span<const std::string_view> words)
{
    constexpr std::array<std::string_view, 1> help_only{"--help"};
    if (!words.empty())
        return run_command(words.front(), help_only);
    print(help());
    return status_fine;
}

int run(std::span<const std::string_view> words)
{
    if (words.empty()) {
        print_error(help());
        return status_wrong_use;
    }
    const std::string_view first = words.front();
    if (first == "help" || first == "--help" || first == "-h")
        return run_help(words.subspan(1));
    if (first == "--version") {
        print("namu " NAMU_VERSION "\n");
        return status_fine;
    }
    return run_command(first, words.subspan(1));
}

/// The one place where an exception ends: it means that a command could not do its work at all.
int run_and_report(std::span<const std::string_view> words)
{
    try {
        const int status = run(words);
        flush_output();
        return status;
    } catch (const OutputError& error) {
        if (!error.reader_has_gone())
            print_error(std::string{"namu: "} + error.what() + "\n");
    } catch (const std::bad_alloc&) {
        print_error("namu: out of memory\n");
    } catch (const std::exception& error) {
        print_error(std::string{"namu: "} + error.what() + "\n");
    }
    return status_bad;
}

} // namespace
} // namespace namu

int main(int argc, char** argv)
{
    // A reader that goes away is an error of write, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // and so is a file that may not become larger
    const std::vector<std::string_view> words(argv + std::min(argc, 1), argv + argc);
    return namu::run_and_report(words);
}
