#include "namu/tree/check/reverse_name.hpp"

#include "namu/base/ascii.hpp"

#include <charconv>
#include <string>

namespace namu {
namespace {

constexpr std::size_t ipv4_octets = 4;
constexpr std::size_t ipv6_nibbles = 32;

NameView in_addr_arpa()
{
    static const Name name = *Name::from_text("in-addr.arpa.");
    return name;
}

NameView ip6_arpa()
{
    static const Name name = *Name::from_text("ip6.arpa.");
    return name;
}

std::optional<std::uint8_t> octet_of(Bytes label)
{
    const std::string_view text = as_text(label);
    std::uint8_t octet = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), octet);
    const bool is_plain = text == "0" || !text.starts_with('0');
    if (error != std::errc{} || end != text.data() + text.size() || !is_plain)
        return std::nullopt;
    return octet;
}

std::optional<HostAddress> ipv4_of(NameView name)
{
    HostAddress address{RRType::A, {}};
    for (std::size_t i = 0; i < ipv4_octets; ++i, name = name.parent()) {
        const auto octet = octet_of(name.first_label());
        if (!octet)
            return std::nullopt;
        address.octets.insert(address.octets.begin(), *octet);
    }
    return address;
}

std::optional<HostAddress> ipv6_of(NameView name)
{
    HostAddress address{RRType::AAAA, std::vector<std::uint8_t>(ipv6_nibbles / 2)};
    for (std::size_t i = ipv6_nibbles; i > 0; --i, name = name.parent()) {
        const Bytes label = name.first_label();
        const int nibble = label.size() == 1 ? hex_value(static_cast<char>(label[0])) : -1;
        if (nibble < 0)
            return std::nullopt;
        address.octets[(i - 1) / 2] |= static_cast<std::uint8_t>(nibble << (i % 2 == 0 ? 0 : 4));
    }
    return address;
}

} // namespace

Name reverse_name(const HostAddress& address)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t octet : address.octets) {
        const std::string label = address.type == RRType::A
                                      ? std::to_string(octet) + "."
                                      : std::string{digits[octet & 0xfU], '.', digits[octet >> 4U], '.'};
        text.insert(0, label);
    }
    return *Name::from_text(text + (address.type == RRType::A ? "in-addr.arpa." : "ip6.arpa."));
}

std::optional<HostAddress> address_of_reverse_name(NameView name)
{
    if (name.is_below(in_addr_arpa()) && name.label_count() == in_addr_arpa().label_count() + ipv4_octets)
        return ipv4_of(name);
    if (name.is_below(ip6_arpa()) && name.label_count() == ip6_arpa().label_count() + ipv6_nibbles)
        return ipv6_of(name);
    return std::nullopt;
}

} // namespace namu
