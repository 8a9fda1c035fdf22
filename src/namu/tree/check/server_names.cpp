#include "namu/tree/check/server_names.hpp"

#include <algorithm>

namespace namu {

std::map<NameView, std::vector<NamingRecord>> server_names(const ZoneTree& tree)
{
    std::map<NameView, std::vector<NamingRecord>> names;
    const auto add = [&](const TreeZone& zone, const NodeView& node) {
        for (PlacedRecord& record : records_of(zone, node, RRType::NS)) {
            const NameView server = sole_name(record.record.rdata);
            names[server].push_back({&zone, node, std::move(record)});
        }
    };
    for (const TreeZone& zone : tree.zones()) {
        if (zone.is_loaded())
            add(zone, zone.zone().apex_node());
    }
    for_each_cut(tree, add);
    return names;
}

ServerVerdict judge_server(const ZoneTree& tree, NameView server)
{
    using Kind = ServerVerdict::Kind;
    const TreeZone* const home = tree.enclosing(server);
    if (home == nullptr || !home->is_loaded())
        return {};
    const HashedName name{server};
    const Lookup lookup = home->zone().find(name, RRType::A);
    switch (lookup.kind) {
    case Lookup::Kind::found: return {Kind::has_address, home};
    case Lookup::Kind::alias: return {Kind::alias, home, sole_name(lookup.rrset.front())};
    case Lookup::Kind::name_error: return {Kind::nowhere, home};
    case Lookup::Kind::no_data:
        return {lookup.node.find(RRType::AAAA).exists() ? Kind::has_address : Kind::nowhere, home};
    case Lookup::Kind::redirect:
    case Lookup::Kind::referral:
    case Lookup::Kind::outside: break;
    }
    return {};
}

} // namespace namu
