#include "namu/wire/rdata/base_text.hpp"

#include "namu/base/ascii.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace namu::rdata {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base32hex_alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

/// The value of each octet in the base64 alphabet, or -1: keys and signatures are most of a signed zone.
constexpr auto base64_values = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < base64_alphabet.size(); ++i)
        values[static_cast<unsigned char>(base64_alphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}();

constexpr int base32hex_value(char c) noexcept
{
    const char lower = to_lower(c);
    if (is_digit(lower))
        return lower - '0';
    return lower >= 'a' && lower <= 'v' ? lower - 'a' + 10 : -1;
}

std::uint8_t low_octet(std::uint32_t bits) noexcept
{
    return static_cast<std::uint8_t>(bits & 0xff);
}

} // namespace

bool HexDecoder::put(char digit) noexcept
{
    const int value = hex_value(digit);
    if (value < 0)
        return false;
    if (high_ < 0) {
        high_ = value;
        return true;
    }
    out_.write_u8(static_cast<std::uint8_t>(high_ * 16 + value));
    high_ = -1;
    return true;
}

bool Base64Decoder::put(char c) noexcept
{
    if (c == '=')
        return put_padding();
    const auto value = base64_values[static_cast<unsigned char>(c)];
    if (value < 0 || padded_)
        return false;
    bits_ = bits_ << 6 | static_cast<std::uint32_t>(value);
    if (++count_ == 4) {
        out_.write_u8(low_octet(bits_ >> 16));
        out_.write_u8(low_octet(bits_ >> 8));
        out_.write_u8(low_octet(bits_));
        count_ = 0;
    }
    return true;
}

bool Base64Decoder::put_padding() noexcept
{
    if (count_ < 2)
        return false;
    if (!padded_) {
        const bool leftover = count_ == 2 ? (bits_ & 0xf) != 0 : (bits_ & 0x3) != 0;
        if (leftover)
            return false;
        if (count_ == 3)
            out_.write_u8(low_octet(bits_ >> 10));
        out_.write_u8(low_octet(count_ == 3 ? bits_ >> 2 : bits_ >> 4));
        padded_ = true;
    }
    count_ = (count_ + 1) % 4;
    return true;
}

bool Base32HexDecoder::put(char c) noexcept
{
    const int value = base32hex_value(c);
    if (value < 0)
        return false;
    bits_ = bits_ << 5 | static_cast<std::uint32_t>(value);
    bit_count_ += 5;
    if (bit_count_ >= 8) {
        bit_count_ -= 8;
        out_.write_u8(low_octet(bits_ >> bit_count_));
        bits_ &= (1U << bit_count_) - 1;
    }
    return true;
}

bool Base32HexDecoder::is_complete() const noexcept
{
    return bit_count_ < 5 && bits_ == 0;
}

void append_hex(Bytes octets, std::string& out)
{
    for (const auto octet : octets) {
        out += hex_digits[octet >> 4];
        out += hex_digits[octet & 0xf];
    }
}

void append_base64(Bytes octets, std::string& out)
{
    for (; octets.size() >= 3; octets = octets.subspan(3)) {
        const std::uint32_t bits = std::uint32_t{octets[0]} << 16 | std::uint32_t{octets[1]} << 8 | octets[2];
        for (const unsigned shift : {18U, 12U, 6U, 0U})
            out += base64_alphabet[bits >> shift & 0x3f];
    }
    if (octets.empty())
        return;
    const bool two = octets.size() == 2;
    const std::uint32_t bits = std::uint32_t{octets[0]} << 8 | (two ? octets[1] : 0U);
    out += base64_alphabet[bits >> 10 & 0x3f];
    out += base64_alphabet[bits >> 4 & 0x3f];
    out += two ? base64_alphabet[bits << 2 & 0x3f] : '=';
    out += '=';
}

void append_base32hex(Bytes octets, std::string& out)
{
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (const auto octet : octets) {
        bits = bits << 8 | octet;
        bit_count += 8;
        for (; bit_count >= 5; bit_count -= 5)
            out += base32hex_alphabet[bits >> (bit_count - 5) & 0x1f];
    }
    if (bit_count != 0)
        out += base32hex_alphabet[bits << (5 - bit_count) & 0x1f];
}

} // namespace namu::rdata
