#pragma once

#include "programs/command.hpp"

#include <span>

namespace namu {

/// Every command, in the order in which a newcomer meets them.
[[nodiscard]] std::span<const Command* const> all_commands() noexcept;

} // namespace namu
