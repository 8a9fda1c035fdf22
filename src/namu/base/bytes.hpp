#pragma once

#include <bit>
#include <cstddef>
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

/// Writes a 64-bit number in network order; the caller has checked that eight octets fit.
inline void store_u64(std::uint8_t* octets, std::uint64_t value) noexcept
{
    if constexpr (std::endian::native == std::endian::little)
        value = __builtin_bswap64(value);
    std::memcpy(octets, &value, sizeof value);
}

/// Eight octets as a number, the first one lowest on every machine: for working on eight at once.
[[nodiscard]] inline std::uint64_t load_word(const std::uint8_t* octets) noexcept
{
    std::uint64_t word = 0;
    std::memcpy(&word, octets, sizeof word);
    if constexpr (std::endian::native == std::endian::big)
        word = __builtin_bswap64(word);
    return word;
}

/// The same for one to eight octets; the others are 0. Never reads beyond them.
[[nodiscard]] inline std::uint64_t load_short_word(const std::uint8_t* octets, std::size_t size) noexcept
{
    if (size == 8)
        return load_word(octets);
    if (size >= 4) {
        const auto load_4 = [](const std::uint8_t* at) {
            return std::uint64_t{at[0]} | std::uint64_t{at[1]} << 8 | std::uint64_t{at[2]} << 16 |
                   std::uint64_t{at[3]} << 24;
        };
        // Two reads that overlap.
        return load_4(octets) | load_4(octets + size - 4) << 8 * (size - 4);
    }
    return std::uint64_t{octets[0]} | std::uint64_t{octets[size / 2]} << 8 * (size / 2) |
           std::uint64_t{octets[size - 1]} << 8 * (size - 1);
}

/// Writes eight octets as `load_word` reads them.
inline void store_word(std::uint8_t* octets, std::uint64_t word) noexcept
{
    if constexpr (std::endian::native == std::endian::big)
        word = __builtin_bswap64(word);
    std::memcpy(octets, &word, sizeof word);
}

/// Copies octets that do not overlap: for runs that are mostly so short that a call would cost more.
inline void copy_octets(std::uint8_t* to, const std::uint8_t* from, std::size_t size) noexcept
{
    if (size > 16) {
        std::memcpy(to, from, size);
    } else if (size >= 8) {
        const std::uint64_t last = load_word(from + size - 8);
        store_word(to, load_word(from));
        store_word(to + size - 8, last);
    } else if (size >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, from, 4);
        std::memcpy(&last, from + size - 4, 4);
        std::memcpy(to, &first, 4);
        std::memcpy(to + size - 4, &last, 4);
    } else {
        for (std::size_t i = 0; i < size; ++i)
            to[i] = from[i];
    }
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
