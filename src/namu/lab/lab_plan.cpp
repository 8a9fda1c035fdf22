#include "namu/lab/lab_plan.hpp"

#include "namu/lab/addresses.hpp"
#include "namu/lab/mapped_zone.hpp"
#include "namu/server/name_server_addresses.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace namu::lab {
namespace {

using boost::asio::ip::address;

/// The zones that no other zone of the lab is above, those with the most zones below them first.
std::vector<StoredName> top_zones(const Catalog& zones)
{
    std::map<StoredName, std::size_t> below;
    for (const CatalogEntry& entry : zones.entries()) {
        NameView top = entry.apex;
        for (NameView above = top; !above.is_root(); above = above.parent()) {
            if (zones.find_apex(above.parent()) != nullptr)
                top = above.parent();
        }
        ++below[StoredName{top}];
    }
    std::vector<StoredName> tops;
    for (const auto& [top, count] : below)
        tops.push_back(top);
    std::ranges::stable_sort(tops, std::ranges::greater{}, [&](const StoredName& top) { return below[top]; });
    return tops;
}

} // namespace

const StoredName* LabServer::name_for(const StoredName& zone) const noexcept
{
    const auto found = std::ranges::find(zones, zone, &ServedZone::zone);
    return found == zones.end() ? nullptr : &found->server;
}

LabPlan make_lab_plan(const Catalog& zones, MapAddresses map, std::span<const address> others)
{
    LabPlan plan;
    std::map<address, LabServer> by_address;
    for (const CatalogEntry& entry : zones.entries()) {
        if (entry.zone == nullptr)
            continue;
        const auto servers = server::name_servers(*entry.zone, zones);
        for (const server::NameServer& one : servers) {
            LabServer& lab_server = by_address[one.address];
            lab_server.address = one.address;
            if (lab_server.name_for(entry.apex) == nullptr)
                lab_server.zones.push_back({entry.apex, one.name});
        }
        if (servers.empty())
            plan.unserved.push_back(entry.apex);
    }
    std::vector<address> addresses;
    for (const auto& [one, lab_server] : by_address)
        addresses.push_back(one);
    if (map == MapAddresses::to_loopback)
        plan.addresses = AddressMap{addresses, others};
    for (auto& [one, lab_server] : by_address) {
        lab_server.listens = plan.addresses(one);
        std::ranges::sort(lab_server.zones, {}, &ServedZone::zone);
        plan.servers.push_back(std::move(lab_server));
    }
    plan.tops = top_zones(zones);
    if (!plan.tops.empty()) {
        plan.top = plan.tops.front();
        plan.tops.erase(plan.tops.begin());
    }
    return plan;
}

Catalog mapped_zones(const Catalog& zones, const AddressMap& addresses)
{
    std::vector<CatalogEntry> entries{zones.entries().begin(), zones.entries().end()};
    if (!addresses.entries().empty()) {
        for (CatalogEntry& entry : entries) {
            if (entry.zone != nullptr)
                entry.zone = mapped_zone(std::move(entry.zone), addresses);
        }
    }
    return Catalog{std::move(entries)};
}

resolve::RootHints root_hints(const LabPlan& plan)
{
    resolve::RootHints hints;
    hints.top = Name{plan.top};
    for (const LabServer& server : plan.servers) {
        if (const StoredName* const name = server.name_for(plan.top))
            hints.servers.push_back({Name{*name}, to_server_address(server.listens)});
    }
    return hints;
}

} // namespace namu::lab
