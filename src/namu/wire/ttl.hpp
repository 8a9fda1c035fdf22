#pragma once

#include <compare>
#include <cstdint>

namespace namu {

/// How long a record may be kept, in seconds.
///
/// Invariant: at most 2^31 - 1; a number with the top bit set counts as 0 (RFC 2181 §8).
class Ttl {
public:
    static constexpr std::uint32_t max_seconds = 0x7fff'ffff;

    constexpr Ttl() noexcept = default;
    /// A number as it stands on the wire.
    static constexpr Ttl from_wire(std::uint32_t seconds) noexcept
    {
        return Ttl{seconds > max_seconds ? 0 : seconds};
    }

    [[nodiscard]] constexpr std::uint32_t seconds() const noexcept { return seconds_; }

    friend constexpr auto operator<=>(Ttl, Ttl) noexcept = default;

private:
    explicit constexpr Ttl(std::uint32_t seconds) noexcept : seconds_{seconds} {}

    std::uint32_t seconds_ = 0;
};

} // namespace namu
