#include "namu/tree/zone_tree.hpp"

#include <algorithm>
#include <utility>

namespace namu {

ZoneTree::ZoneTree(const std::vector<LoadedZone>& zones)
{
    for (std::size_t i = 0; i < zones.size(); ++i) {
        if (zones[i].origin)
            zones_.push_back({i, &zones[i]});
    }
    std::ranges::stable_sort(zones_, {}, [](const TreeZone& zone) { return zone.apex(); });
    by_name_.reserve(zones_.size());
    for (const TreeZone& zone : zones_) {
        const auto [found, is_new] = by_name_.emplace(zone.apex(), &zone);
        if (!is_new && !found->second->is_loaded()) // of a zone that is given twice one is refused
            found->second = &zone;
    }
    for (TreeZone& zone : zones_) {
        if (!zone.apex().is_root())
            zone.parent = enclosing(zone.apex().parent());
    }
}

const TreeZone* ZoneTree::find(NameView apex) const
{
    const auto found = by_name_.find(apex);
    return found == by_name_.end() ? nullptr : found->second;
}

const TreeZone* ZoneTree::enclosing(NameView name) const
{
    for (;; name = name.parent()) {
        if (const TreeZone* const zone = find(name); zone != nullptr || name.is_root())
            return zone;
    }
}

std::vector<PlacedRecord> records_of(const TreeZone& zone, const NodeView& node, RRType type)
{
    std::vector<PlacedRecord> records;
    if (!node.exists())
        return records;
    for (std::size_t set = 0; set < node.rrset_count(); ++set) {
        const RRsetView rrset = node.rrset(set);
        if (rrset.type() != type)
            continue;
        for (const Bytes rdata : rrset)
            records.push_back({{node.owner(), type, RRClass::IN, rrset.ttl(), rdata},
                               zone.loaded->positions.of(node, set, records.size())});
    }
    return records;
}

std::vector<PlacedRecord> addresses_of(const TreeZone& zone, const NodeView& node)
{
    std::vector<PlacedRecord> addresses = records_of(zone, node, RRType::A);
    for (PlacedRecord& record : records_of(zone, node, RRType::AAAA))
        addresses.push_back(std::move(record));
    return addresses;
}

ZoneDifference::Record copy_of(const RecordView& record, Ttl ttl)
{
    return {record.owner, record.type, ttl, {record.rdata.begin(), record.rdata.end()}};
}

std::vector<PlacedRecord> own_addresses(const ZoneTree& tree, NameView host)
{
    const TreeZone* const zone = tree.enclosing(host);
    if (zone == nullptr || !zone->is_loaded())
        return {};
    const NodeView node = zone->zone().find_node(host);
    if (!node.exists() || node.is_occluded() || node.is_cut())
        return {};
    return addresses_of(*zone, node);
}

} // namespace namu
