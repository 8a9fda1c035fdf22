#pragma once

#include <cstdint>

namespace namu {

/// A zone's version number, which runs in a circle of 2^32 (RFC 1982).
class Serial {
public:
    constexpr Serial() noexcept = default;
    explicit constexpr Serial(std::uint32_t value) noexcept : value_{value} {}

    [[nodiscard]] constexpr std::uint32_t value() const noexcept { return value_; }

    /// RFC 1982 §3.2. Two serials that are exactly 2^31 apart have no order: then neither
    /// `a.is_newer_than(b)` nor `b.is_newer_than(a)` holds.
    [[nodiscard]] constexpr bool is_newer_than(Serial other) const noexcept
    {
        const std::uint32_t ahead = value_ - other.value_;
        return ahead != 0 && ahead < 0x8000'0000U;
    }

    /// RFC 1982 §3.1: the next serial; 2^32 - 1 is followed by 0.
    [[nodiscard]] constexpr Serial next() const noexcept { return Serial{value_ + 1}; }

    friend constexpr bool operator==(Serial, Serial) noexcept = default;

private:
    std::uint32_t value_ = 0;
};

} // namespace namu
