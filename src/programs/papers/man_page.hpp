#pragma once

#include "programs/command.hpp"
#include "programs/command_line.hpp"

#include <span>
#include <string>
#include <string_view>

namespace namu::papers {

/// What stands in the corners of manual pages.
struct Edition {
    std::string version; ///< "0.1.0"
    std::string date;    ///< "2026-11-23"
};

/// The section that a command's page belongs to: 8 for what runs a machine, 1 for what people type.
[[nodiscard]] int man_section(std::string_view command) noexcept;

/// namu(1): all commands in one line each.
[[nodiscard]] std::string overview_page(std::span<const Command* const> commands, const Edition& edition);

/// The page of one command, in man(7), with all that its help says.
[[nodiscard]] std::string command_page(const CommandSyntax& syntax, std::span<const Command* const> all,
                                       const Edition& edition);

} // namespace namu::papers
