#pragma once

#include <span>

namespace namu::privilege {

/// Names of system calls that `namu serve` makes after its start, whatever their arguments. Some are for other
/// architectures or versions of the C library than the one at hand.
[[nodiscard]] std::span<const char* const> calls_of_a_server() noexcept;

/// What another program needs besides, until it has set up rules of its own.
[[nodiscard]] std::span<const char* const> calls_of_an_upgrade() noexcept;

/// What an intruder would try. They are refused with another error than calls that nobody has thought of.
[[nodiscard]] std::span<const char* const> calls_of_an_intruder() noexcept;

} // namespace namu::privilege
