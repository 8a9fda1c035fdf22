#include "namu/lab/web/web_names.hpp"

#include "namu/lab/addresses.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/zone/targets.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace namu::lab {
namespace {

using boost::asio::ip::address;

constexpr std::array<std::string_view, 2> web_labels{"www", "web"};
constexpr unsigned most_aliases = 8; ///< and targets of HTTPS records, one after the other

bool is_web_like(const NodeView& node)
{
    if (node.is_apex())
        return true;
    if (node.is_cut() || node.is_occluded())
        return false;
    return std::ranges::any_of(web_labels, [&](std::string_view label) {
        return equal_labels(node.owner().first_label(), as_bytes(label));
    });
}

void add_new(std::vector<address>& addresses, const address& one)
{
    if (std::ranges::find(addresses, one) == addresses.end())
        addresses.push_back(one);
}

/// Adds where the name leads in the lab: to addresses, to other names, or out of it.
void add_addresses(NameView name, const Catalog& zones, unsigned steps_left, std::vector<address>& addresses)
{
    const HashedName hashed{name};
    const CatalogEntry* const entry = zones.find(hashed, RRType::A);
    if (steps_left == 0 || entry == nullptr || entry->zone == nullptr)
        return;
    for (const RRType type : {RRType::A, RRType::AAAA, RRType::HTTPS}) {
        const Lookup found = entry->zone->find(hashed, type);
        if (found.kind == Lookup::Kind::alias)
            return add_addresses(sole_name(found.rrset.front()), zones, steps_left - 1, addresses);
        if (found.kind != Lookup::Kind::found)
            continue;
        for (const Bytes rdata : found.rrset) {
            if (const auto one = resolve::ServerAddress::from_record(type, rdata))
                add_new(addresses, to_address(*one));
            else if (const auto target = host_target(type, rdata); target && !target->is_root())
                add_addresses(*target, zones, steps_left - 1, addresses);
        }
    }
}

} // namespace

std::vector<WebName> web_names(const Catalog& zones)
{
    std::vector<WebName> names;
    for (const CatalogEntry& entry : zones.entries()) {
        const std::size_t nodes = entry.zone == nullptr ? 0 : entry.zone->node_count();
        for (std::size_t i = 0; i < nodes; ++i) {
            const NodeView node = entry.zone->node(i);
            if (!is_web_like(node))
                continue;
            std::vector<address> addresses;
            add_addresses(node.owner(), zones, most_aliases, addresses);
            for (const address& one : addresses)
                names.push_back({node.owner(), one});
        }
    }
    return names;
}

std::vector<address> web_addresses(const Catalog& zones)
{
    std::vector<address> addresses;
    for (const WebName& one : web_names(zones))
        addresses.push_back(one.address);
    std::ranges::sort(addresses);
    addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
    return addresses;
}

} // namespace namu::lab
