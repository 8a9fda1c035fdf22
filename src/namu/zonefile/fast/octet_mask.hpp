#pragma once

#include "namu/base/ascii.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// A bit for each octet of a short text. Every processor has to do this in its own way; all else is built upon it.
namespace namu::fast {

/// The bits below `count`, which is at most 64.
[[nodiscard]] constexpr std::uint64_t low_bits(std::size_t count) noexcept
{
    return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

#if defined(__SSE2__)

/// Where in the 16 octets from `text` is `c`?
[[nodiscard]] inline std::uint64_t mask_of_16(const char* text, char c) noexcept
{
    const __m128i octets = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(octets, _mm_set1_epi8(c))));
}

/// Where in the 16 octets from `text` is one from `first` to `last`? `fold` is put on before, 0x20 for letters of
/// either case.
[[nodiscard]] inline std::uint64_t range_of_16(const char* text, char first, char last,
                                               char fold = 0) noexcept
{
    const __m128i octets =
        _mm_or_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text)), _mm_set1_epi8(fold));
    const __m128i above = _mm_sub_epi8(octets, _mm_set1_epi8(first));
    const __m128i span = _mm_set1_epi8(static_cast<char>(last - first));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(above, span), above)));
}

/// Are the first `size` octets, at most 16, the same?
[[nodiscard]] inline bool equal_16(const char* a, const char* b, std::size_t size) noexcept
{
    const __m128i left = _mm_loadu_si128(reinterpret_cast<const __m128i*>(a));
    const __m128i right = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b));
    const auto same = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(left, right)));
    return (~same & low_bits(size)) == 0;
}

/// Writes the eight octets that 16 hex digits stand for. False where one is none.
[[nodiscard]] inline bool write_hex_16(const char* text, std::uint8_t* to) noexcept
{
    const __m128i octets = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    const __m128i digit = _mm_sub_epi8(octets, _mm_set1_epi8('0'));
    const __m128i letter = _mm_sub_epi8(_mm_or_si128(octets, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    const __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    const __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(5)), letter);
    const __m128i values = _mm_or_si128(_mm_and_si128(is_digit, digit),
                                        _mm_and_si128(is_letter, _mm_add_epi8(letter, _mm_set1_epi8(10))));
    // The first digit of two is the lower octet of a word of 16 bits and the higher half of the result.
    const __m128i pairs = _mm_and_si128(_mm_or_si128(_mm_slli_epi16(values, 4), _mm_srli_epi16(values, 8)),
                                        _mm_set1_epi16(0xff));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_packus_epi16(pairs, pairs));
    return _mm_movemask_epi8(_mm_or_si128(is_digit, is_letter)) == 0xffff;
}

#else

[[nodiscard]] inline bool write_hex_16(const char* text, std::uint8_t* to) noexcept
{
    bool good = true;
    for (std::size_t i = 0; i < 8; ++i) {
        const int high = hex_value(text[2 * i]);
        const int low = hex_value(text[2 * i + 1]);
        good = good && high >= 0 && low >= 0;
        to[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return good;
}

[[nodiscard]] inline bool equal_16(const char* a, const char* b, std::size_t size) noexcept
{
    return std::memcmp(a, b, size) == 0;
}

[[nodiscard]] inline std::uint64_t mask_of_16(const char* text, char c) noexcept
{
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < 16; ++i)
        mask |= std::uint64_t{text[i] == c} << i;
    return mask;
}

[[nodiscard]] inline std::uint64_t range_of_16(const char* text, char first, char last,
                                               char fold = 0) noexcept
{
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        const auto c = static_cast<unsigned char>(text[i] | fold);
        mask |= std::uint64_t{c >= static_cast<unsigned char>(first) && c <= static_cast<unsigned char>(last)}
                << i;
    }
    return mask;
}

#endif

/// Where in the first `size` octets of `text`, at most 64, is `c`? Always looks at 32: whether a name is longer than 16
/// cannot be foreseen.
[[nodiscard]] inline std::uint64_t mask_of(const char* text, std::size_t size, char c) noexcept
{
    std::uint64_t mask = mask_of_16(text, c) | mask_of_16(text + 16, c) << 16;
    if (size > 32) [[unlikely]]
        mask |= mask_of_16(text + 32, c) << 32 | mask_of_16(text + 48, c) << 48;
    return mask & low_bits(size);
}

/// The first four octets as a number that has the first one lowest, whatever the machine.
[[nodiscard]] inline std::uint32_t load_four(const char* text) noexcept
{
    std::uint32_t octets = 0;
    std::memcpy(&octets, text, sizeof octets);
    if constexpr (std::endian::native == std::endian::big)
        octets = __builtin_bswap32(octets);
    return octets;
}

[[nodiscard]] inline std::uint64_t load_eight(const char* text) noexcept
{
    std::uint64_t octets = 0;
    std::memcpy(&octets, text, sizeof octets);
    if constexpr (std::endian::native == std::endian::big)
        octets = __builtin_bswap64(octets);
    return octets;
}

} // namespace namu::fast
