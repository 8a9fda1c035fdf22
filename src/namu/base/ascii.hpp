#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace namu {

/// ASCII A-Z to a-z, everything else unchanged: octets above 0x7f are never folded (RFC 4343 §3).
[[nodiscard]] constexpr std::uint8_t to_lower(std::uint8_t octet) noexcept
{
    return octet >= 'A' && octet <= 'Z' ? static_cast<std::uint8_t>(octet + ('a' - 'A')) : octet;
}

[[nodiscard]] constexpr char to_lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// The same for eight octets at once: an octet gets its 0x20 bit where it lies in A-Z.
[[nodiscard]] constexpr std::uint64_t to_lower_8(std::uint64_t octets) noexcept
{
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    const std::uint64_t low_bits = octets & (0x7f * ones);
    const std::uint64_t at_least_a = low_bits + (0x80 - 'A') * ones;
    const std::uint64_t above_z = low_bits + (0x80 - 'Z' - 1) * ones;
    const std::uint64_t is_upper = (at_least_a ^ above_z) & ~octets & (0x80 * ones);
    return octets | (is_upper >> 2);
}

[[nodiscard]] constexpr bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

/// The value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hex_value(char c) noexcept
{
    if (is_digit(c))
        return c - '0';
    const char lower = to_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept
{
    return std::ranges::equal(a, b, [](char x, char y) { return to_lower(x) == to_lower(y); });
}

} // namespace namu
