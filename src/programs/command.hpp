#pragma once

#include <span>
#include <string_view>

namespace namu {

/// What a command tells the shell when it ends.
enum ExitStatus : int {
    status_fine = 0,
    status_bad = 1,      ///< the zone or the answer is bad, or something could not be done
    status_wrong_use = 2 ///< the command line makes no sense; nothing was done
};

struct CommandSyntax;

/// `namu NAME ...`: one row of the table in commands.cpp.
struct Command {
    std::string_view name;
    std::string_view summary; ///< half a line for `namu --help`
    /// Takes the words behind the name, returns the exit status.
    int (*run)(std::span<const std::string_view> words);
    /// All that its help says, for manual pages and completions as well.
    const CommandSyntax& (*syntax)();
};

} // namespace namu
