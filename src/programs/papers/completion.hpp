#pragma once

#include "programs/command.hpp"
#include "programs/command_line.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace namu::papers {

/// What a shell offers for a word of the command line.
enum class Offer : std::uint8_t {
    nothing, ///< any text, which nobody can know
    words,   ///< Option::choices, or those in a value such as `on|off`
    files,
    folders,
};

/// For the value of an option that has one.
[[nodiscard]] Offer offer_for(const Option& option) noexcept;
/// The words to choose from, with blanks between, where it offers words.
[[nodiscard]] std::string words_for(const Option& option);
/// For what stands without a dash: `files` or `nothing`.
[[nodiscard]] Offer offer_for(const Positionals& positionals) noexcept;

/// What an option does in a few words: its help up to the first detail.
[[nodiscard]] std::string_view short_help(const Option& option) noexcept;

/// Scripts that complete the command line of namu, with all commands, options and values that the tables of options
/// know.
[[nodiscard]] std::string bash_completion(std::span<const Command* const> commands);
[[nodiscard]] std::string zsh_completion(std::span<const Command* const> commands);
[[nodiscard]] std::string fish_completion(std::span<const Command* const> commands);

} // namespace namu::papers
