#include "namu/wire/rdata/prefix_codec.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace namu::rdata {
namespace {

constexpr std::size_t fixed_octets = 4; // family, prefix, negation and length
constexpr std::uint8_t negation_bit = 0x80;
constexpr std::uint16_t ipv4_family = 1;
constexpr std::uint16_t ipv6_family = 2;

/// Octets of an address of the family, or 0 for one that is not known.
std::size_t address_octets(std::uint64_t family) noexcept
{
    return family == ipv4_family ? 4 : family == ipv6_family ? 16 : 0;
}

/// An address of either family in the room for the larger one.
std::optional<Ipv6> parse_address(std::uint64_t family, std::string_view text) noexcept
{
    if (family == ipv6_family)
        return parse_ipv6(text);
    const auto ipv4 = parse_ipv4(text);
    if (!ipv4)
        return std::nullopt;
    Ipv6 address{};
    std::ranges::copy(*ipv4, address.begin());
    return address;
}

/// RFC 3123 §4: zero octets at the end of an address are never sent.
Bytes without_trailing_zeros(Bytes address) noexcept
{
    while (!address.empty() && address.back() == 0)
        address = address.first(address.size() - 1);
    return address;
}

bool fail_prefix(TextInput& in, std::string_view word)
{
    return in.fail(bad_address, "APL " + quoted(word) + " is not an address prefix",
                   "write family:address/prefix, such as 1:192.0.2.0/24 or 2:2001:db8::/32, with ! in front "
                   "for all but it");
}

bool read_prefix(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    auto text = token->text;
    const bool negated = text.starts_with('!');
    text.remove_prefix(negated ? 1 : 0);
    const auto colon = text.find(':');
    const auto slash = text.rfind('/');
    if (colon == std::string_view::npos || slash == std::string_view::npos || slash < colon)
        return fail_prefix(in, token->text);
    const auto family = parse_number(text.substr(0, colon)).value_or(0);
    const auto octets = address_octets(family);
    const auto prefix = parse_number(text.substr(slash + 1));
    const auto address =
        octets == 0 ? std::nullopt : parse_address(family, text.substr(colon + 1, slash - colon - 1));
    if (!address || !prefix || *prefix > octets * 8)
        return fail_prefix(in, token->text);
    const auto sent = without_trailing_zeros(Bytes{*address}.first(octets));
    in.out().write_u16(static_cast<std::uint16_t>(family));
    in.out().write_u8(static_cast<std::uint8_t>(*prefix));
    in.out().write_u8(static_cast<std::uint8_t>(sent.size() | (negated ? negation_bit : 0U)));
    in.out().write(sent);
    return true;
}

Result<std::size_t> prefix_size(Bytes rest) noexcept
{
    if (rest.size() < fixed_octets)
        return WireError::cut_short;
    const auto length = static_cast<std::size_t>(rest[3]) & 0x7fU;
    const auto octets = address_octets(load_u16(rest.data()));
    if (octets != 0 && (length > octets || rest[2] > octets * 8))
        return WireError::bad_rdata;
    if (rest.size() - fixed_octets < length)
        return WireError::cut_short;
    if (length != 0 && rest[fixed_octets + length - 1] == 0)
        return WireError::bad_rdata;
    return fixed_octets + length;
}

void append_prefix(Bytes octets, std::string& out)
{
    const auto family = load_u16(octets.data());
    Ipv6 address{};
    std::ranges::copy(octets.subspan(fixed_octets), address.begin());
    if ((octets[3] & negation_bit) != 0)
        out += '!';
    out += std::to_string(family) + ':';
    if (family == ipv4_family)
        append_ipv4(address, out);
    else
        append_ipv6(address, out);
    out += '/' + std::to_string(octets[2]);
}

} // namespace

bool read_prefixes(TextInput& in)
{
    while (!in.at_end()) {
        if (!read_prefix(in))
            return false;
    }
    return true;
}

Result<std::size_t> prefixes_size(Bytes rest) noexcept
{
    std::size_t at = 0;
    while (at < rest.size()) {
        const auto size = prefix_size(rest.subspan(at));
        if (!size)
            return size.error();
        at += *size;
    }
    return at;
}

bool has_prefixes_text(Bytes octets) noexcept
{
    for (; !octets.empty(); octets = octets.subspan(*prefix_size(octets))) {
        if (address_octets(load_u16(octets.data())) == 0)
            return false;
    }
    return true;
}

void append_prefixes(Bytes octets, std::string& out)
{
    for (std::string_view separator; !octets.empty(); separator = " ") {
        const auto size = *prefix_size(octets);
        out += separator;
        append_prefix(octets.first(size), out);
        octets = octets.subspan(size);
    }
}

} // namespace namu::rdata
