#include "namu/lab/address_map.hpp"

#include <cstdint>
#include <stdexcept>

namespace namu::lab {
namespace {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;

constexpr std::uint32_t loopback_net = 127U << 24;
constexpr std::uint32_t hosts_of_net = (1U << 24) - 1;

/// The host part that an address would have in the loopback network.
std::uint32_t wanted_host(const address& from)
{
    if (from.is_v4())
        return from.to_v4().to_uint() & hosts_of_net;
    const auto octets = from.to_v6().to_bytes();
    constexpr std::uint32_t ipv6_part = 6U << 16;
    return ipv6_part | std::uint32_t{octets[14]} << 8 | octets[15];
}

/// 127.0.0.0 and 127.255.255.255 are no hosts, and 127.0.0.1 is everybody's.
bool is_usable(std::uint32_t host) noexcept
{
    return host > 1 && host < hosts_of_net;
}

} // namespace

AddressMap::AddressMap(std::span<const Address> addresses, std::span<const Address> others)
{
    std::set<Address> taken;
    add(addresses, taken);
    add(others, taken);
}

void AddressMap::add(std::span<const Address> addresses, std::set<Address>& taken)
{
    std::set<Address> foreign;
    for (const Address& one : addresses) {
        if (one.is_loopback())
            taken.insert(one);
        else if (!entries_.contains(one))
            foreign.insert(one);
    }
    for (const Address& from : foreign) {
        std::uint32_t host = wanted_host(from);
        std::uint32_t tries = 0;
        while (!is_usable(host) || taken.contains(address_v4{loopback_net | host})) {
            host = (host + 1) & hosts_of_net;
            if (++tries > hosts_of_net)
                throw std::length_error{"the loopback network has no more addresses"};
        }
        const Address to = address_v4{loopback_net | host};
        taken.insert(to);
        entries_.emplace(from, to);
    }
}

AddressMap::Address AddressMap::operator()(const Address& address) const
{
    const auto found = entries_.find(address);
    return found == entries_.end() ? address : found->second;
}

} // namespace namu::lab
