#include "namu/wire/rdata/legacy_codec.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/address_codec.hpp"
#include "namu/wire/rdata/base_text.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rdata/name_codec.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/rdata/sparse_set.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace namu::rdata {
namespace {

struct Service {
    std::string_view name;
    std::uint16_t port;
};

/// Names of the assigned numbers that files of the time used.
constexpr auto known_services = std::to_array<Service>({
    {"tcpmux", 1},    {"echo", 7},        {"discard", 9},   {"systat", 11},  {"daytime", 13}, {"netstat", 15},
    {"qotd", 17},     {"chargen", 19},    {"ftp-data", 20}, {"ftp", 21},     {"ssh", 22},     {"telnet", 23},
    {"smtp", 25},     {"time", 37},       {"name", 42},     {"nicname", 43}, {"whois", 43},   {"domain", 53},
    {"bootps", 67},   {"bootpc", 68},     {"tftp", 69},     {"gopher", 70},  {"finger", 79},  {"http", 80},
    {"kerberos", 88}, {"hostnames", 101}, {"pop2", 109},    {"pop3", 110},   {"sunrpc", 111}, {"auth", 113},
    {"nntp", 119},    {"ntp", 123},       {"imap", 143},    {"snmp", 161},   {"https", 443},
});

std::optional<std::uint16_t> port_of(std::string_view word) noexcept
{
    const auto number = parse_number(word);
    if (number && *number <= UINT16_MAX)
        return static_cast<std::uint16_t>(*number);
    const auto* const row = std::ranges::find_if(
        known_services, [&](const Service& service) { return equal_ignoring_case(service.name, word); });
    return row != known_services.end() ? std::optional{row->port} : std::nullopt;
}

/// Hex digits with dots anywhere; at least one octet.
bool write_dotted_hex(TextInput& in, std::string_view digits, std::string_view word, const char* hint)
{
    HexDecoder decoder{in.out()};
    const bool known = std::ranges::all_of(digits, [&](char c) { return c == '.' || decoder.put(c); });
    const bool some = std::ranges::any_of(digits, [](char c) { return c != '.'; });
    return (known && some && decoder.is_complete()) ||
           in.fail(in.rules().bad_hex, in.subject() + ' ' + quoted(word) + " is not hexadecimal", hint);
}

constexpr std::uint8_t atma_aesa = 0;
constexpr std::uint8_t atma_e164 = 1;

/// Octets of an IPv6 address behind a prefix.
std::size_t suffix_octets(std::size_t prefix) noexcept
{
    return 16 - prefix / 8;
}

constexpr std::size_t longest_prefix = 128;

} // namespace

bool read_services(TextInput& in)
{
    SparseSet ports;
    std::size_t octets = 0;
    while (!in.at_end()) {
        const auto* const token = in.take_word();
        if (token == nullptr)
            return false;
        const auto port = port_of(token->text);
        if (!port)
            return in.fail(unknown_mnemonic, in.subject() + ' ' + quoted(token->text) + " is not known",
                           "write the port's number");
        ports.insert(*port);
        octets = std::max<std::size_t>(octets, *port / 8U + 1);
    }
    for (std::size_t at = 0; at < octets; ++at) {
        const auto window = ports.has_window(at / SparseSet::window_octets)
                                ? ports.window(at / SparseSet::window_octets)
                                : std::span<const std::uint8_t>{};
        const auto in_window = at % SparseSet::window_octets;
        in.out().write_u8(in_window < window.size() ? window[in_window] : std::uint8_t{0});
    }
    return true;
}

void append_services(Bytes octets, std::string& out)
{
    std::string_view separator;
    for (std::size_t port = 0; port < octets.size() * 8; ++port) {
        if ((octets[port / 8] & (0x80U >> (port % 8))) == 0)
            continue;
        out.append(separator).append(std::to_string(port));
        separator = " ";
    }
}

bool read_nsap(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    constexpr auto hint = "write 0x and pairs of hex digits, with dots where you like: 0x47.0005.80";
    if (!token->text.starts_with("0x") && !token->text.starts_with("0X"))
        return in.fail(in.rules().bad_hex,
                       in.subject() + ' ' + quoted(token->text) + " does not begin with 0x", hint);
    return write_dotted_hex(in, token->text.substr(2), token->text, hint);
}

void append_nsap(Bytes octets, std::string& out)
{
    out += "0x";
    append_hex(octets, out);
}

bool read_atma(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    constexpr auto hint = "write + and a telephone number, or pairs of hex digits";
    if (!token->text.starts_with('+')) {
        in.out().write_u8(atma_aesa);
        return write_dotted_hex(in, token->text, token->text, hint);
    }
    in.out().write_u8(atma_e164);
    std::size_t digits = 0;
    for (const char c : token->text.substr(1)) {
        if (c == '.')
            continue;
        if (!is_digit(c))
            return in.fail(bad_address,
                           in.subject() + ' ' + quoted(token->text) + " is not a telephone number", hint);
        in.out().write_u8(static_cast<std::uint8_t>(c));
        ++digits;
    }
    return digits != 0 || in.fail(bad_address, in.subject() + " has no digits", hint);
}

Result<std::size_t> atma_size(Bytes rest) noexcept
{
    if (rest.size() < 2)
        return WireError::cut_short;
    const bool digits = std::ranges::all_of(as_text(rest.subspan(1)), is_digit);
    if (rest[0] > atma_e164 || (rest[0] == atma_e164 && !digits))
        return WireError::bad_rdata;
    return rest.size();
}

void append_atma(Bytes octets, std::string& out)
{
    if (octets[0] == atma_e164)
        out.append("+").append(as_text(octets.subspan(1)));
    else
        append_hex(octets.subspan(1), out);
}

bool read_a6_suffix(TextInput& in)
{
    std::uint64_t prefix = 0;
    if (!take_number(in, longest_prefix, prefix))
        return false;
    in.out().write_u8(static_cast<std::uint8_t>(prefix));
    if (prefix == longest_prefix)
        return true;
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    auto address = parse_ipv6(token->text);
    if (!address)
        return in.fail(bad_ipv6, in.subject() + ' ' + quoted(token->text) + " is not an IPv6 address",
                       ipv6_hint(token->text));
    const auto octets = suffix_octets(prefix);
    auto& first = (*address)[16 - octets];
    first = static_cast<std::uint8_t>(first & (0xffU >> (prefix % 8))); // RFC 2874 §3.1: padding is zero
    in.out().write(Bytes{*address}.last(octets));
    return true;
}

Result<std::size_t> a6_suffix_size(Bytes rest) noexcept
{
    if (rest.empty())
        return WireError::cut_short;
    if (rest[0] > longest_prefix)
        return WireError::bad_rdata;
    const auto octets = suffix_octets(rest[0]);
    if (rest.size() < 1 + octets)
        return WireError::cut_short;
    if (octets != 0 && (rest[1] & ~(0xffU >> (rest[0] % 8)) & 0xffU) != 0)
        return WireError::bad_rdata;
    return 1 + octets;
}

void append_a6_suffix(Bytes octets, std::string& out)
{
    out += std::to_string(octets[0]);
    if (octets.size() == 1)
        return;
    Ipv6 address{};
    std::ranges::copy(octets.subspan(1), address.end() - static_cast<std::ptrdiff_t>(octets.size() - 1));
    out += ' ';
    append_ipv6(address, out);
}

bool read_a6_name(TextInput& in)
{
    return in.rdata()[0] == 0 || read_name(in);
}

Result<std::size_t> a6_name_size(Bytes rdata, std::size_t at) noexcept
{
    if (rdata[0] == 0)
        return std::size_t{0};
    return name_size(rdata.subspan(at));
}

void append_a6_name(Bytes octets, std::string& out)
{
    if (!octets.empty())
        append_name(octets, out);
}

} // namespace namu::rdata
