#include "bench/zones/rdata_text.hpp"

#include <array>

namespace namu::bench {
namespace {

enum Purpose : std::uint32_t { key_tag = 32, digest };

constexpr std::size_t digest_words = 4;

void write_hexadecimal(TextSink& zone, std::uint64_t number, int digits)
{
    std::array<char, 16> text{};
    for (int i = digits; i-- > 0; number >>= 4)
        text[static_cast<std::size_t>(i)] = "0123456789abcdef"[number & 15];
    zone << std::string_view{text.data(), static_cast<std::size_t>(digits)};
}

} // namespace

void write_ipv4(TextSink& zone, std::uint64_t number)
{
    zone << "198." << 18 + (number >> 16 & 1) << '.' << (number >> 8 & 255) << '.' << (number & 255);
}

void write_ipv6(TextSink& zone, std::uint64_t number)
{
    zone << "2001:2::";
    write_hexadecimal(zone, number >> 16 & 0xffff, 4);
    zone << ':';
    write_hexadecimal(zone, number & 0xffff, 4);
}

void write_ds(TextSink& zone, const MixedNumbers& numbers, std::uint64_t index)
{
    zone << (numbers.of(key_tag, index) & 0xffff) << " 13 2 ";
    for (std::uint64_t i = 0; i < digest_words; ++i)
        write_hexadecimal(zone, numbers.of(digest, index * digest_words + i), 16);
}

} // namespace namu::bench
