#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// One option of a command: a row of a constexpr table.
///
///     constexpr Option options[] = {
///         {.name = "quiet", .help = "print mistakes only"},
///         {.name = "origin", .value = "NAME", .help = "the zone's name"},
///         {.name = "listen", .value = "ADDR[:PORT]", .help = "...", .repeatable = true},
///         {.name = "port", .value = "N", .help = "...", .number = NumberRange{0, 65'535}},
///     };
struct Option {
    struct NumberRange {
        std::uint64_t least = 0;
        std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    };

    std::string_view name;       ///< without the dashes
    char letter = '\0';          ///< `-x`, where there is a short form
    std::string_view value = {}; ///< what stands for its value in the help; empty for a flag
    std::string_view help;
    bool repeatable = false;
    std::optional<NumberRange> number = {};         ///< the value is a decimal number between these
    std::span<const std::string_view> choices = {}; ///< the value is one of these words; empty: any
};

/// What stands on the command line without a dash.
struct Positionals {
    std::string_view text = {}; ///< for the help: "FILE|DIR ..."
    std::size_t least = 0;
    std::size_t most = 0;

    static constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();
};

struct Example {
    std::string_view command;
    std::string_view meaning;
};

/// All that the help says about a command and all that its command line may hold.
struct CommandSyntax {
    std::string_view command; ///< "check"
    std::string_view summary; ///< one line
    Positionals positionals = {};
    std::string_view description = {}; ///< paragraphs, wrapped by the help; `\n\n` between them
    std::span<const Option> options = {};
    std::span<const Example> examples = {};
};

/// The values of a command line that fits its syntax.
class Arguments {
public:
    [[nodiscard]] bool has(std::string_view option) const { return options_.contains(option); }

    /// The value of an option, or nothing where it was not given.
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    /// The value of an option with a NumberRange.
    [[nodiscard]] std::optional<std::uint64_t> number(std::string_view option) const;
    /// All values of a repeatable option in the order given.
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;

    [[nodiscard]] const std::vector<std::string>& positionals() const noexcept { return positionals_; }

private:
    friend class CommandLineParser;

    std::map<std::string, std::vector<std::string>, std::less<>> options_;
    std::vector<std::string> positionals_;
};

/// Arguments to work with, or the status to end with at once.
struct ParsedCommandLine {
    std::optional<Arguments> arguments;
    int exit_status = 0; ///< meant where there are no arguments
};

/// Reads the words behind the command's name. For `--help` it prints the help; for words that do not
/// fit it says on standard error what is wrong and what may have been meant.
[[nodiscard]] ParsedCommandLine parse_command_line(const CommandSyntax& syntax,
                                                   std::span<const std::string_view> words);

/// Says on standard error what is wrong with the command line and where help is; returns
/// `status_wrong_use`. For what a table of options cannot say.
int report_wrong_use(const CommandSyntax& syntax, std::string_view message);

/// The text of `namu COMMAND --help`.
[[nodiscard]] std::string help_text(const CommandSyntax& syntax);

} // namespace namu
