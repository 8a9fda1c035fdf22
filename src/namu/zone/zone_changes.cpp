#include "namu/zone/zone_changes.hpp"

namespace namu {

ZoneChanges ZoneChanges::after(const ZoneChanges* before, std::span<const NodeRef> built)
{
    ZoneChanges changes;
    if (before == nullptr) {
        changes.block = std::make_shared<EditBlock>();
        changes.order = NodeOrder{built};
        return changes;
    }
    changes.block = before->block;
    changes.octets = before->octets;
    changes.moved = before->moved;
    changes.new_nodes = before->new_nodes;
    changes.new_hashes = before->new_hashes;
    changes.order = before->order;
    return changes;
}

void ZoneChanges::index_new_names(std::size_t more)
{
    new_names = NameIndex{new_nodes.size() + more};
    for (std::size_t i = 0; i < new_nodes.size(); ++i)
        new_names.insert(new_hashes[i], static_cast<NameIndex::Value>(new_nodes[i]));
}

void ZoneChanges::move(NodeRef from, NodeRef to)
{
    const auto at = std::lower_bound(moved.begin(), moved.end(), from,
                                     [](const Move& move, NodeRef wanted) { return move.from < wanted; });
    if (at != moved.end() && at->from == from)
        at->to = to;
    else
        moved.insert(at, {from, to});
}

void ZoneChanges::add(std::uint64_t hash, NodeRef node)
{
    new_nodes.push_back(node);
    new_hashes.push_back(hash);
    new_names.insert(hash, static_cast<NameIndex::Value>(node));
}

} // namespace namu
