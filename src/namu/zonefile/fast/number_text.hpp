#pragma once

#include "namu/zonefile/fast/octet_mask.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <cstdint>

namespace namu::fast {

inline constexpr std::uint64_t no_number = ~std::uint64_t{0};

/// Eight octets of which the last `size` are digits and the others are to count as zeros, as a number; or `no_number`.
[[nodiscard]] inline std::uint64_t eight_digits(std::uint64_t octets, std::size_t size) noexcept
{
    constexpr std::uint64_t zeros = 0x3030'3030'3030'3030;
    octets = octets << (8 * (8 - size)) | (zeros >> 4) >> (8 * size - 4);
    const std::uint64_t high = octets & 0xf0f0'f0f0'f0f0'f0f0;
    const std::uint64_t carried = (octets + 0x0606'0606'0606'0606) & 0xf0f0'f0f0'f0f0'f0f0;
    if (high != zeros || carried != zeros)
        return no_number;
    // Neighbours are joined: eight digits, four pairs, two fours, one number.
    octets &= 0x0f0f'0f0f'0f0f'0f0f;
    octets = (octets * 10 + (octets >> 8)) & 0x00ff'00ff'00ff'00ff;
    octets = (octets * 100 + (octets >> 16)) & 0x0000'ffff'0000'ffff;
    return (octets * 10'000 + (octets >> 32)) & 0xffff'ffff;
}

/// A number of at most 16 digits, or `no_number`, also where more digits would be legal.
[[nodiscard]] inline std::uint64_t parse_digits(Word word) noexcept
{
    if (word.size <= 8)
        return eight_digits(load_eight(word.begin), word.size);
    if (word.size > 16)
        return no_number;
    const std::uint64_t front = eight_digits(load_eight(word.begin), 8);
    const std::uint64_t back = eight_digits(load_eight(word.begin + 8), word.size - 8);
    if (front == no_number || back == no_number)
        return no_number;
    constexpr std::uint64_t tens[]{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
    return front * tens[word.size - 8] + back;
}

} // namespace namu::fast
