#include "namu/tree/check/cut.hpp"

#include "namu/zone/check/check_input.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <iterator>

namespace namu {

std::set<NameView> servers_of(const NodeView& node)
{
    std::set<NameView> names;
    for (const Bytes rdata : node.find(RRType::NS))
        names.insert(sole_name(rdata));
    return names;
}

std::string in_words(const std::set<NameView>& names)
{
    std::string text;
    for (const NameView name : names)
        text += (text.empty() ? "" : ", ") + quoted(name);
    return text;
}

std::set<NameView> without(const std::set<NameView>& names, const std::set<NameView>& others)
{
    std::set<NameView> rest;
    std::ranges::set_difference(names, others, std::inserter(rest, rest.end()));
    return rest;
}

bool is_server_elsewhere(const Zone& zone, NameView host, const NodeView& besides)
{
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        if (node == besides)
            continue;
        for (const Bytes rdata : node.find(RRType::NS)) {
            if (sole_name(rdata) == host)
                return true;
        }
    }
    return false;
}

TreePlace place_of(const TreeZone& zone, const NodeView& node, RRType type)
{
    const auto records = records_of(zone, node, type);
    if (records.empty())
        return {zone.loaded, {}};
    return place_of(zone, *std::ranges::min_element(records, comes_before, &PlacedRecord::position));
}

TreePlace place_of(const TreeZone& zone, const PlacedRecord& record)
{
    return {zone.loaded, record.position.owner()};
}

TreePlace place_of_apex(const TreeZone& zone)
{
    return place_of(zone, zone.zone().apex_node(), RRType::SOA);
}

std::string zone_in_words(const TreeZone& child)
{
    return "the zone itself (" + child.loaded->path + ")";
}

} // namespace namu
