#pragma once

#include "namu/tree/tree_check.hpp"
#include "namu/zone/targets.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace namu {

/// A zone cut in the parent's file, and the zone below it.
struct TreeCut {
    const TreeZone& parent;
    NodeView node; ///< in the parent
    const TreeZone& child;

    [[nodiscard]] NameView name() const noexcept { return node.owner(); }
};

/// Calls `visit(zone, node)` with each zone cut of each zone.
template <typename Visit>
void for_each_cut(const ZoneTree& tree, Visit&& visit)
{
    for (const TreeZone& zone : tree.zones()) {
        if (!zone.is_loaded())
            continue;
        for (std::size_t i = 1; i < zone.zone().node_count(); ++i) {
            if (const NodeView node = zone.zone().node(i); node.is_cut())
                visit(zone, node);
        }
    }
}

/// Calls `visit` with each cut whose child is there.
template <typename Visit>
void for_each_compared_cut(const ZoneTree& tree, Visit&& visit)
{
    for_each_cut(tree, [&](const TreeZone& zone, const NodeView& node) {
        const TreeZone* const child = tree.find(node.owner());
        if (child != nullptr && child->is_loaded())
            visit(TreeCut{zone, node, *child});
    });
}

/// The names that NS records point to.
[[nodiscard]] std::set<NameView> servers_of(const NodeView& node);

/// Names in words: "`a.`, `b.`".
[[nodiscard]] std::string in_words(const std::set<NameView>& names);

[[nodiscard]] std::set<NameView> without(const std::set<NameView>& names, const std::set<NameView>& others);

/// Whether an NS record of the zone, other than those at `besides`, points to the host.
[[nodiscard]] bool is_server_elsewhere(const Zone& zone, NameView host, const NodeView& besides);

/// Where the first of the records of that type is written, and any record where there is none of it.
[[nodiscard]] TreePlace place_of(const TreeZone& zone, const NodeView& node, RRType type);
[[nodiscard]] TreePlace place_of(const TreeZone& zone, const PlacedRecord& record);

/// Where the SOA of the zone is.
[[nodiscard]] TreePlace place_of_apex(const TreeZone& zone);

/// "the zone itself (com.zone)".
[[nodiscard]] std::string zone_in_words(const TreeZone& child);

} // namespace namu
