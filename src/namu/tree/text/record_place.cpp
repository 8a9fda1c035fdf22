#include "namu/tree/text/record_place.hpp"

#include <algorithm>
#include <compare>

namespace namu {
namespace {

constexpr std::size_t none = ZoneOutline::none;

/// The later of two entries; any is later than none.
std::size_t later(std::size_t a, std::size_t b)
{
    return a == none || (b != none && b > a) ? b : a;
}

/// The order in which people count: `9` before `10`, and otherwise that of names.
bool counts_before(NameView a, NameView b)
{
    const std::size_t labels_of_a = a.label_count();
    const std::size_t labels_of_b = b.label_count();
    for (std::size_t i = 1; i <= std::min(labels_of_a, labels_of_b); ++i) {
        const NameView one = a.last_labels(i);
        const NameView other = b.last_labels(i);
        if (const auto by_size = one.first_label().size() <=> other.first_label().size(); by_size != 0)
            return by_size < 0;
        if (const auto by_name = one <=> other; by_name != 0)
            return by_name < 0;
    }
    return labels_of_a < labels_of_b;
}

} // namespace

std::size_t RecordPlace::entry_of(const RecordPosition& position) const
{
    if (!position.is_known() || position.owner().begin.source() != 0)
        return none;
    const std::size_t entry = outline_.find(position.owner().begin.offset());
    return entry != none && outline_.entry(entry).is_record ? entry : none;
}

std::size_t RecordPlace::find(NameView owner, RRType type) const
{
    if (const NodeView node = zone_.zone->find_node(owner); node.exists() && !node.is_apex()) {
        const std::size_t same_type = last_entry_of(node, type);
        if (const std::size_t same_owner = later(same_type, last_entry_of(node, std::nullopt));
            same_owner != none)
            return same_type != none ? same_type : same_owner;
    } else if (node.exists() && node.find(type).exists()) {
        return last_entry_of(node, type);
    }
    if (const std::size_t at_cut = last_at_cut_above(owner); at_cut != none)
        return at_cut;
    if (type == RRType::PTR)
        return before_in_order(owner, type);
    return last_of_delegations();
}

std::size_t RecordPlace::last_entry_of(const NodeView& node, std::optional<RRType> type) const
{
    std::size_t last = none;
    for (std::size_t set = 0; set < node.rrset_count(); ++set) {
        if (type && node.rrset(set).type() != *type)
            continue;
        for (std::size_t i = 0; i < node.rrset(set).size(); ++i)
            last = later(last, entry_of(zone_.positions.of(node, set, i)));
    }
    return last;
}

/// Of the zone cut that the name lies at or below.
std::size_t RecordPlace::last_at_cut_above(NameView owner) const
{
    const Zone& zone = *zone_.zone;
    for (NameView above = owner; above.size() > zone.apex().size(); above = above.parent()) {
        const NodeView cut = zone.find_node(above);
        if (!cut.exists() || !cut.is_cut())
            continue;
        std::size_t last = last_entry_of(cut, std::nullopt);
        for (std::size_t i = zone.position_of(cut) + 1; i < zone.node_count(); ++i) {
            if (!zone.node(i).owner().is_below(cut.owner()))
                break;
            last = later(last, last_entry_of(zone.node(i), std::nullopt));
        }
        return last;
    }
    return none;
}

std::size_t RecordPlace::last_of_delegations() const
{
    const Zone& zone = *zone_.zone;
    std::size_t last = none;
    for (std::size_t i = 1; i < zone.node_count(); ++i) {
        if (zone.node(i).is_cut() || zone.node(i).is_occluded())
            last = later(last, last_entry_of(zone.node(i), std::nullopt));
    }
    return last;
}

std::size_t RecordPlace::before_in_order(NameView owner, RRType type) const
{
    const Zone& zone = *zone_.zone;
    NodeView nearest;
    for (std::size_t i = 1; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        if (node.find(type).exists() && last_entry_of(node, type) != none &&
            counts_before(node.owner(), owner) &&
            (!nearest.exists() || counts_before(nearest.owner(), node.owner())))
            nearest = node;
    }
    return nearest.exists() ? last_entry_of(nearest, type) : none;
}

} // namespace namu
