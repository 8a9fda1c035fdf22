#include "namu/server/listen_plan.hpp"

#include "namu/server/name_server_addresses.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace namu::server {
namespace {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;

using ZonesByAddress = std::map<address, std::vector<StoredName>>;

/// The zones that have loopback addresses of their own, by address, and those that have none under
/// both of the usual ones.
ZonesByAddress zones_by_address(const Catalog& all)
{
    ZonesByAddress zones;
    for (const CatalogEntry& entry : all.entries()) {
        bool has_own = false;
        if (entry.zone != nullptr) {
            for (const address& own : name_server_addresses(*entry.zone, all)) {
                if (own.is_loopback()) {
                    zones[own].push_back(entry.apex);
                    has_own = true;
                }
            }
        }
        if (!has_own) {
            for (const address& usual : {address{address_v4::loopback()}, address{address_v6::loopback()}})
                zones[usual].push_back(entry.apex);
        }
    }
    return zones;
}

} // namespace

boost::system::result<ListenOn, std::string> ListenOn::from_text(std::string_view text,
                                                                 std::uint16_t default_port)
{
    const std::size_t equals = text.find('=');
    const auto endpoint = net::Endpoint::from_text(text.substr(0, equals), default_port);
    if (!endpoint)
        return "`" + std::string{text} +
               "` is not an address: write 192.0.2.1, 192.0.2.1:53, ::1 or [::1]:53";
    ListenOn listener{*endpoint};
    if (equals == std::string_view::npos)
        return listener;
    listener.zones.emplace();
    for (std::string_view rest = text.substr(equals + 1); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const auto zone = Name::from_text(rest.substr(0, comma));
        if (!zone)
            return "`" + std::string{rest.substr(0, comma)} +
                   "` is not a zone name: " + zone.error().message();
        listener.zones->push_back(*zone);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return listener;
}

std::vector<ListenOn> derive_listeners(const Catalog& all, std::uint16_t port)
{
    std::vector<ListenOn> listeners;
    for (auto& [address, zones] : zones_by_address(all)) {
        // One virtual server for all is no restriction: zones that appear later are then served too.
        const bool has_all = zones.size() == all.entries().size();
        listeners.push_back({{address, port}, has_all ? std::nullopt : std::optional{std::move(zones)}});
    }
    return listeners;
}

std::vector<CatalogEntry> zones_of(const ListenOn& listener, const Catalog& all)
{
    if (!listener.zones)
        return {all.entries().begin(), all.entries().end()};
    std::vector<CatalogEntry> zones;
    for (const StoredName& name : *listener.zones) {
        if (const CatalogEntry* const entry = all.find_apex(name))
            zones.push_back(*entry);
    }
    return zones;
}

} // namespace namu::server
