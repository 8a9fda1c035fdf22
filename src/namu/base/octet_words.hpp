#pragma once

#include "namu/base/ascii.hpp"
#include "namu/base/bytes.hpp"

#include <cstddef>
#include <cstdint>

namespace namu {

/// Compares `size` octets eight at a time, where a call of a library would cost more than the work.
/// `same` compares two words.
template <typename Same>
[[nodiscard]] bool equal_words(const std::uint8_t* a, const std::uint8_t* b, std::size_t size,
                               Same&& same) noexcept
{
    constexpr std::size_t word_octets = 8;
    if (size < word_octets)
        return size == 0 || same(load_short_word(a, size), load_short_word(b, size));
    for (std::size_t at = 0; at + word_octets < size; at += word_octets) {
        if (!same(load_word(a + at), load_word(b + at)))
            return false;
    }
    // The last eight, some of them for the second time.
    return same(load_word(a + size - word_octets), load_word(b + size - word_octets));
}

[[nodiscard]] inline bool equal_octets(const std::uint8_t* a, const std::uint8_t* b,
                                       std::size_t size) noexcept
{
    return equal_words(a, b, size, [](std::uint64_t x, std::uint64_t y) { return x == y; });
}

/// The case of ASCII letters does not count.
[[nodiscard]] inline bool equal_ignoring_case(const std::uint8_t* a, const std::uint8_t* b,
                                              std::size_t size) noexcept
{
    return equal_words(a, b, size, [](std::uint64_t x, std::uint64_t y) {
        return x == y || to_lower_8(x) == to_lower_8(y);
    });
}

} // namespace namu
