#include "namu/wire/rdata/address_codec.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

namespace namu::rdata {
namespace {

/// The parts of `text` between dots, as numbers; nothing where one is none.
std::optional<std::vector<std::uint64_t>> dotted_numbers(std::string_view text)
{
    std::vector<std::uint64_t> numbers;
    for (;;) {
        const auto end = std::min(text.find('.'), text.size());
        const auto number = parse_number(text.substr(0, end));
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
        if (end == text.size())
            return numbers;
        text.remove_prefix(end + 1);
    }
}

std::string dotted_quad(const std::vector<std::uint64_t>& numbers)
{
    std::string text;
    for (const auto number : numbers)
        text += (text.empty() ? "" : ".") + std::to_string(number);
    return text;
}

constexpr std::string_view hex_pairs = "0123456789abcdef";

} // namespace

std::string ipv4_hint(std::string_view word)
{
    if (parse_ipv6(word))
        return "this is an IPv6 address: use an AAAA record";
    if (const auto slash = word.find('/');
        slash != std::string_view::npos && parse_ipv4(word.substr(0, slash)))
        return "write the address without prefix length: " + std::string{word.substr(0, slash)};
    const auto numbers = dotted_numbers(word);
    if (!numbers)
        return "write four numbers from 0 to 255 with dots between them, such as 192.0.2.1";
    if (numbers->size() != 4)
        return "an IPv4 address has four numbers, this has " + std::to_string(numbers->size());
    const auto large = std::ranges::find_if(*numbers, [](auto number) { return number > 255; });
    if (large != numbers->end())
        return std::to_string(*large) + " is above 255";
    return "write " + dotted_quad(*numbers) + ": leading zeros mean octal numbers to some programs";
}

std::string ipv6_hint(std::string_view word)
{
    if (parse_ipv4(word))
        return "this is an IPv4 address: use an A record";
    if (word.starts_with('['))
        return "write the address without brackets";
    if (word.find('%') != std::string_view::npos)
        return "write the address without zone (the part from % on)";
    if (const auto slash = word.find('/');
        slash != std::string_view::npos && parse_ipv6(word.substr(0, slash)))
        return "write the address without prefix length: " + std::string{word.substr(0, slash)};
    return "write eight groups of up to four hex digits with `:` between them, and `::` once at most for a "
           "run of zero "
           "groups, such as 2001:db8::1";
}

bool read_ipv4(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto address = parse_ipv4(token->text);
    if (!address)
        return in.fail(bad_ipv4, in.subject() + ' ' + quoted(token->text) + " is not an IPv4 address",
                       ipv4_hint(token->text));
    in.out().write(*address);
    return true;
}

bool read_ipv6(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto address = parse_ipv6(token->text);
    if (!address)
        return in.fail(bad_ipv6, in.subject() + ' ' + quoted(token->text) + " is not an IPv6 address",
                       ipv6_hint(token->text));
    in.out().write(*address);
    return true;
}

bool read_locator64(TextInput& in)
{
    constexpr std::size_t groups = 4;
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    auto text = token->text;
    for (std::size_t i = 0; i < groups; ++i) {
        const auto end = i + 1 < groups ? std::min(text.find(':'), text.size()) : text.size();
        std::uint16_t group = 0;
        const auto [stopped, error] = std::from_chars(text.data(), text.data() + end, group, 16);
        const bool closed = i + 1 == groups || end < text.size();
        if (end == 0 || end > 4 || error != std::errc{} || stopped != text.data() + end || !closed)
            return in.fail(
                bad_address, in.subject() + ' ' + quoted(token->text) + " is not four groups of hex digits",
                "write four groups of up to four hex digits, such as 2001:0db8:1140:1000, without ::");
        in.out().write_u16(group);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

void append_locator64(Bytes octets, std::string& out)
{
    for (std::size_t i = 0; i < octets.size(); ++i) {
        if (i != 0 && i % 2 == 0)
            out += ':';
        out += hex_pairs[octets[i] >> 4];
        out += hex_pairs[octets[i] & 0xf];
    }
}

bool read_eui(TextInput& in, std::size_t octets)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto text = token->text;
    bool good = text.size() == octets * 3 - 1;
    for (std::size_t at = 0; good && at < text.size(); at += 3) {
        const int high = hex_value(text[at]);
        const int low = hex_value(text[at + 1]);
        good = high >= 0 && low >= 0 && (at + 2 == text.size() || text[at + 2] == '-');
        in.out().write_u8(static_cast<std::uint8_t>(high * 16 + low));
    }
    if (good)
        return true;
    return in.fail(bad_address,
                   in.subject() + ' ' + quoted(text) + " is not " + std::to_string(octets) +
                       " pairs of hex digits",
                   "write pairs of hex digits with `-` between them, such as 00-00-5e-00-53-2a");
}

void append_eui(Bytes octets, std::string& out)
{
    for (std::size_t i = 0; i < octets.size(); ++i) {
        if (i != 0)
            out += '-';
        out += hex_pairs[octets[i] >> 4];
        out += hex_pairs[octets[i] & 0xf];
    }
}

} // namespace namu::rdata
