#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace namu {

/// Octets that somebody else owns, read only.
using Bytes = std::span<const std::uint8_t>;
/// Octets that somebody else owns and that may be written.
using MutableBytes = std::span<std::uint8_t>;

/// Reads a 16-bit number in network order; the caller has checked that two octets are there.
[[nodiscard]] constexpr std::uint16_t load_u16(const std::uint8_t* octets) noexcept
{
    return static_cast<std::uint16_t>((octets[0] << 8) | octets[1]);
}

/// Reads a 32-bit number in network order; the caller has checked that four octets are there.
[[nodiscard]] constexpr std::uint32_t load_u32(const std::uint8_t* octets) noexcept
{
    return (std::uint32_t{load_u16(octets)} << 16) | load_u16(octets + 2);
}

/// Writes a 16-bit number in network order; the caller has checked that two octets fit.
constexpr void store_u16(std::uint8_t* octets, std::uint16_t value) noexcept
{
    octets[0] = static_cast<std::uint8_t>(value >> 8);
    octets[1] = static_cast<std::uint8_t>(value & 0xff);
}

/// Writes a 32-bit number in network order; the caller has checked that four octets fit.
constexpr void store_u32(std::uint8_t* octets, std::uint32_t value) noexcept
{
    store_u16(octets, static_cast<std::uint16_t>(value >> 16));
    store_u16(octets + 2, static_cast<std::uint16_t>(value & 0xffff));
}

/// The characters of a text as octets.
[[nodiscard]] inline Bytes as_bytes(std::string_view text) noexcept
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Octets as characters, for printing and comparing.
[[nodiscard]] inline std::string_view as_text(Bytes bytes) noexcept
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline bool equal(Bytes a, Bytes b) noexcept
{
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

} // namespace namu
