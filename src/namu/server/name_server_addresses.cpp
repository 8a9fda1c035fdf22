#include "namu/server/name_server_addresses.hpp"

#include "namu/zone/targets.hpp"

#include <algorithm>
#include <array>

namespace namu::server {
namespace {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;

template <typename Address>
Address from_rdata(Bytes rdata)
{
    typename Address::bytes_type octets{};
    std::ranges::copy(rdata.first(octets.size()), octets.begin());
    return Address{octets};
}

void add_new(std::vector<address>& addresses, const address& one)
{
    if (std::ranges::find(addresses, one) == addresses.end())
        addresses.push_back(one);
}

bool add_addresses_of(const NodeView& host, std::vector<address>& addresses)
{
    if (!host.exists())
        return false;
    const RRsetView v4 = host.find(RRType::A);
    const RRsetView v6 = host.find(RRType::AAAA);
    for (const Bytes rdata : v4)
        add_new(addresses, from_rdata<address_v4>(rdata));
    for (const Bytes rdata : v6)
        add_new(addresses, from_rdata<address_v6>(rdata));
    return v4.exists() || v6.exists();
}

/// Asks the zones at and above the name, the nearest first: it has the data, those above it glue.
void add_addresses_anywhere(NameView host, const Catalog& all, std::vector<address>& addresses)
{
    for (NameView above = host;; above = above.parent()) {
        const CatalogEntry* const entry = all.find_apex(above);
        if (entry != nullptr && entry->zone != nullptr &&
            add_addresses_of(entry->zone->find_node(host), addresses))
            return;
        if (above.is_root())
            return;
    }
}

} // namespace

std::vector<NameServer> name_servers(const Zone& zone, const Catalog& all)
{
    std::vector<NameServer> servers;
    for (const Bytes rdata : zone.apex_node().find(RRType::NS)) {
        const NameView host = sole_name(rdata);
        std::vector<address> addresses;
        if (!add_addresses_of(zone.find_node(host), addresses))
            add_addresses_anywhere(host, all, addresses);
        for (const address& one : addresses)
            servers.push_back({host, one});
    }
    return servers;
}

std::vector<address> name_server_addresses(const Zone& zone, const Catalog& all)
{
    std::vector<address> addresses;
    for (const NameServer& server : name_servers(zone, all))
        add_new(addresses, server.address);
    return addresses;
}

} // namespace namu::server
