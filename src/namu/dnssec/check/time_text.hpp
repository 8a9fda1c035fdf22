#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace namu {

/// The time that a field of an RRSIG record means, seen from `now`: its 32 bits run in a circle
/// (RFC 4034 §3.1.5, RFC 1982).
[[nodiscard]] inline std::chrono::sys_seconds time_of(std::uint32_t field,
                                                      std::chrono::sys_seconds now) noexcept
{
    const auto low_bits = static_cast<std::uint32_t>(now.time_since_epoch().count());
    return now + std::chrono::seconds{static_cast<std::int32_t>(field - low_bits)};
}

/// `2026-11-22 09:30:00 UTC`
[[nodiscard]] std::string time_text(std::chrono::sys_seconds time);

} // namespace namu
