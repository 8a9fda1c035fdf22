#pragma once

#include "namu/base/bytes.hpp"
#include "namu/zonefile/fast/octet_mask.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace namu::fast {

/// Where each of the four numbers of `192.0.2.1` ends, a bit for each; 0 where it is no such text.
[[nodiscard]] inline std::uint64_t ends_of_ipv4(Word word) noexcept
{
    const std::uint64_t all = low_bits(word.size);
    const std::uint64_t dots = mask_of_16(word.begin, '.') & all;
    const std::uint64_t digits = range_of_16(word.begin, '0', '9') & all;
    const std::uint64_t ends = dots | (all + 1);
    const std::uint64_t begins = dots << 1 | 1;
    const std::uint64_t others = all ^ (dots | digits);
    const std::uint64_t empty = begins & ends;
    const std::uint64_t longer_than_three = digits & digits >> 1 & digits >> 2 & digits >> 3;
    const std::uint64_t led_by_zero = begins & mask_of_16(word.begin, '0') & digits >> 1;
    return (others | empty | longer_than_three | led_by_zero) == 0 ? ends : 0;
}

/// Writes the four octets of `192.0.2.1` without a branch for any of its digits. False where it is none.
[[nodiscard]] inline bool write_ipv4(Word word, std::uint8_t* to) noexcept
{
    if (word.size < 7 || word.size > 15)
        return false;
    std::uint64_t ends = ends_of_ipv4(word);
    std::uint32_t seen = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (ends == 0) [[unlikely]]
            return false;
        const auto end = static_cast<std::size_t>(std::countr_zero(ends));
        // The last digit goes to the highest octet; what is missing below counts as zero.
        const std::uint32_t octets = load_four(word.begin + begin) << (8 * (4 - (end - begin))) & 0x0f0f'0f0f;
        const std::uint32_t value = (octets >> 8 & 0xf) * 100 + (octets >> 16 & 0xf) * 10 + (octets >> 24);
        seen |= value;
        to[i] = static_cast<std::uint8_t>(value);
        ends &= ends - 1;
        begin = end + 1;
    }
    return ends == 0 && seen <= 255;
}

/// Up to four hex digits, known to be such, as a number.
[[nodiscard]] inline std::uint16_t hex_group(const char* text, std::size_t size) noexcept
{
    const std::uint32_t octets = load_four(text) << (8 * (4 - size));
    // Of letters of either case the low half is 1 to 6, and the bit of 0x40 is set.
    const std::uint32_t halves = (octets & 0x0f0f'0f0f) + 9 * (octets >> 6 & 0x0101'0101);
    return static_cast<std::uint16_t>((halves & 0xf) << 12 | (halves >> 8 & 0xf) << 8 |
                                      (halves >> 16 & 0xf) << 4 | halves >> 24);
}

/// Writes the 16 octets of an IPv6 address in hex groups. False where it is none, and where its end is written like an
/// IPv4 address.
[[nodiscard]] inline bool write_ipv6(Word word, std::uint8_t* to) noexcept
{
    constexpr std::size_t longest = 39;
    const std::size_t size = word.size;
    if (size < 2 || size > longest)
        return false;
    std::uint64_t colons = 0;
    std::uint64_t digits = 0;
    for (std::size_t at = 0; at < size; at += 16) {
        colons |= mask_of_16(word.begin + at, ':') << at;
        digits |= (range_of_16(word.begin + at, '0', '9') | range_of_16(word.begin + at, 'a', 'f', 0x20))
                  << at;
    }
    if (((colons | digits) & low_bits(size)) != low_bits(size))
        return false;
    colons = (colons & low_bits(size)) | std::uint64_t{1} << size;

    std::array<std::uint8_t, 16> groups{};
    std::size_t count = 0;
    std::size_t gap = 9; // none
    std::size_t at = 0;
    if (word.begin[0] == ':') {
        if (word.begin[1] != ':')
            return false;
        gap = 0;
        at = 2;
    }
    while (at < size) {
        const auto end = at + static_cast<std::size_t>(std::countr_zero(colons >> at));
        if (end - at - 1 >= 4 || count == 8)
            return false;
        store_u16(&groups[2 * count++], hex_group(word.begin + at, end - at));
        if (end == size)
            break;
        at = end + 1;
        if (at == size)
            return false;
        if (word.begin[at] == ':') {
            if (gap != 9)
                return false;
            gap = count;
            ++at;
        }
    }
    if (gap == 9) {
        std::memcpy(to, groups.data(), 16);
        return count == 8;
    }
    if (count >= 8)
        return false;
    std::memset(to, 0, 16);
    std::memcpy(to, groups.data(), 2 * gap);
    std::memcpy(to + 16 - 2 * (count - gap), groups.data() + 2 * gap, 2 * (count - gap));
    return true;
}

} // namespace namu::fast
