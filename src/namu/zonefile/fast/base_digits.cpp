#include "namu/zonefile/fast/base_digits.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/bytes.hpp"
#include "namu/zonefile/fast/octet_mask.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace namu::fast {
namespace {

/// Behind this bit there is no digit.
constexpr std::uint32_t no_digit = 0x8000'0000;

/// The digits of base64, moved to each of their four places in a group of 24 bits.
constexpr auto base64_places = [] {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::array<std::array<std::uint32_t, 256>, 4> places{};
    for (std::size_t place = 0; place < 4; ++place) {
        places[place].fill(no_digit);
        for (std::size_t i = 0; i < digits.size(); ++i)
            places[place][static_cast<unsigned char>(digits[i])] =
                static_cast<std::uint32_t>(i << (18 - 6 * place));
    }
    return places;
}();

constexpr std::uint8_t no_value = 0xff;

constexpr auto hex_values = [] {
    std::array<std::uint8_t, 256> values{};
    for (std::size_t c = 0; c < 256; ++c) {
        const int value = hex_value(static_cast<char>(c));
        values[c] = value < 0 ? no_value : static_cast<std::uint8_t>(value);
    }
    return values;
}();

constexpr auto base32hex_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_value);
    for (std::size_t i = 0; i < 32; ++i) {
        const std::size_t c = i < 10 ? '0' + i : 'a' + i - 10;
        values[c] = static_cast<std::uint8_t>(i);
        if (i >= 10)
            values[c - ('a' - 'A')] = static_cast<std::uint8_t>(i);
    }
    return values;
}();

std::uint32_t group_of(const char* text) noexcept
{
    const auto place = [text](std::size_t i) {
        return base64_places[i][static_cast<unsigned char>(text[i])];
    };
    return place(0) | place(1) | place(2) | place(3);
}

/// The last group, with its padding. What the padding stands for must be zero (RFC 4648 §3.5).
std::uint8_t* write_padded_group(const char* text, std::uint8_t* to) noexcept
{
    const bool two = text[2] == '=';
    if (text[3] != '=')
        return nullptr;
    const char digits[]{text[0], text[1], two ? 'A' : text[2], 'A'};
    const std::uint32_t bits = group_of(digits);
    if ((bits & no_digit) != 0 || (bits & (two ? 0xffffU : 0xffU)) != 0)
        return nullptr;
    *to++ = static_cast<std::uint8_t>(bits >> 16);
    if (!two)
        *to++ = static_cast<std::uint8_t>(bits >> 8 & 0xff);
    return to;
}

/// Digits that make whole groups; only those of the last word may be padded.
std::uint8_t* write_groups(Word word, bool is_last, std::uint8_t* to) noexcept
{
    const bool padded = is_last && word.begin[word.size - 1] == '=';
    const char* const end = word.begin + word.size - (padded ? 4 : 0);
    std::uint32_t seen = 0;
    const char* at = word.begin;
    for (; at != end; at += 4, to += 3) {
        const std::uint32_t bits = group_of(at);
        seen |= bits;
        store_u32(to, bits << 8);
    }
    if ((seen & no_digit) != 0)
        return nullptr;
    return padded ? write_padded_group(at, to) : to;
}

/// Most writers cut where they like: then the words are put together first.
std::uint8_t* write_uneven_base64(std::span<const Word> words, std::uint8_t* to) noexcept
{
    std::array<char, 4096> joined;
    std::size_t size = 0;
    for (const Word word : words) {
        if (word.size > joined.size() - size)
            return nullptr;
        std::copy_n(word.begin, word.size, joined.begin() + size);
        size += word.size;
    }
    return size % 4 != 0 ? nullptr : write_groups({joined.data(), size}, true, to);
}

} // namespace

std::uint8_t* write_base64(std::span<const Word> words, std::uint8_t* to) noexcept
{
    for (const Word word : words) {
        if (word.size % 4 != 0)
            return write_uneven_base64(words, to);
    }
    for (const Word& word : words) {
        to = write_groups(word, &word == &words.back(), to);
        if (to == nullptr)
            return nullptr;
    }
    return to;
}

std::uint8_t* write_hex(std::span<const Word> words, std::uint8_t* to) noexcept
{
    std::uint8_t seen = 0;
    for (const Word word : words) {
        if (word.size % 2 != 0)
            return nullptr;
        std::size_t at = 0;
        for (; at + 16 <= word.size; at += 16, to += 8) {
            if (!write_hex_16(word.begin + at, to))
                return nullptr;
        }
        for (; at < word.size; at += 2) {
            const std::uint8_t high = hex_values[static_cast<unsigned char>(word.begin[at])];
            const std::uint8_t low = hex_values[static_cast<unsigned char>(word.begin[at + 1])];
            seen |= high | low;
            *to++ = static_cast<std::uint8_t>(high << 4 | low);
        }
    }
    return seen > 0xf ? nullptr : to;
}

std::uint8_t* write_hash(Word word, std::uint8_t* to) noexcept
{
    if (word.size != 32)
        return nullptr;
    std::uint8_t seen = 0;
    for (std::size_t at = 0; at < 32; at += 8, to += 5) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            const std::uint8_t value = base32hex_values[static_cast<unsigned char>(word.begin[at + i])];
            seen |= value;
            bits = bits << 5 | value;
        }
        to[0] = static_cast<std::uint8_t>(bits >> 32 & 0xff);
        store_u32(to + 1, static_cast<std::uint32_t>(bits));
    }
    return seen > 0x1f ? nullptr : to;
}

} // namespace namu::fast
