#include "namu/zone/zone_assembler.hpp"

#include "namu/base/parallel.hpp"
#include "namu/zone/branch_queue.hpp"
#include "namu/zone/branch_writer.hpp"
#include "namu/zone/host_linker.hpp"
#include "namu/zone/record_buckets.hpp"
#include "namu/zone/soa_numbers.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace namu {

ZoneAssembler::ZoneAssembler(ZoneBuilder& from, std::size_t threads)
    : from_{from},
      threads_{threads},
      parts_{std::make_shared<ZoneParts>()}
{}

BuiltZone ZoneAssembler::run()
{
    write_nodes();
    mark_hash_owners();
    index_names();
    read_soa_numbers(*zone_, zone_->numbers_);
    link_hosts();
    return {std::move(zone_), std::move(tree_.positions), std::move(tree_.notes)};
}

void ZoneAssembler::write_nodes()
{
    RecordBuckets buckets{from_.runs_, from_.apex_, threads_};
    std::fill_n(tree_.block.grow(node_unit), node_unit, std::uint8_t{0});
    BranchWriter writer{from_.apex_, from_.positions_};
    for (const OwnerGroup& group : buckets.outside())
        writer.note_outside(group, tree_.notes);
    write_branches(buckets, write_apex(buckets, writer));

    tree_.numbers.apex_labels = static_cast<std::uint32_t>(from_.apex_.view().label_count());
    tree_.block.shrink_to_fit();
    parts_->own_block = std::move(tree_.block);
    parts_->block = {parts_->own_block.data(), parts_->own_block.size()};
    parts_->order = std::vector(tree_.order.begin(), tree_.order.end());
    tree_.order = {};
    zone_.reset(new Zone{parts_, tree_.numbers});
    from_.positions_ = {};
}

/// The groups that stand in the first bucket behind those of the apex.
std::vector<OwnerGroup> ZoneAssembler::write_apex(RecordBuckets& buckets, BranchWriter& writer)
{
    std::vector<OwnerGroup> first;
    buckets.take_sorted(0, first);
    const auto below = std::ranges::find_if(first, [this](const OwnerGroup& group) {
        return group.owner().size() != from_.apex_.octets().size();
    });
    writer.write_apex({first.begin(), below}, tree_);
    first.erase(first.begin(), below);
    return first;
}

/// Threads write branches side by side, one for each bucket; they are joined in their order.
void ZoneAssembler::write_branches(RecordBuckets& buckets, std::vector<OwnerGroup> first)
{
    BranchQueue queue{tree_};
    const NodeHead apex = tree_.head(Branch::apex_ref);
    for_each_with_own_work(buckets.size(), threads_, [&] {
        return [&, writer = BranchWriter{from_.apex_, from_.positions_},
                groups = std::vector<OwnerGroup>{}](std::size_t i) mutable {
            if (i == 0)
                groups.swap(first);
            else
                buckets.take_sorted(i, groups);
            auto branch = queue.take();
            writer.write(groups, apex, *branch);
            buckets.give_back(i);
            queue.join(i, std::move(branch));
        };
    });
}

/// RFC 5155 §7.2.8: who asks for the owner of an NSEC3 record, or for what would be below it, is told that
/// there is no such name. In a zone without NSEC3PARAM they are data like any other.
void ZoneAssembler::mark_hash_owners()
{
    if (!zone_->apex_node().find(RRType::NSEC3PARAM).exists())
        return;
    for (NodeIndex i = 1; i < zone_->node_count(); ++i) {
        const NodeView node = zone_->node(i);
        if (!node.parent().is_apex() || node.has_children() || !has_only_nsec3(zone_->heads_of(node)))
            continue;
        const std::size_t at = std::size_t{static_cast<std::uint32_t>(parts_->order[i])} * node_unit;
        reinterpret_cast<NodeHead*>(parts_->own_block.data() + at)->flags |= NodeHead::hash_owner;
    }
}

void ZoneAssembler::index_names()
{
    const std::vector<std::uint64_t> hashes = std::move(tree_.hashes);
    const auto value = [order = parts_->order.view()](std::size_t i) {
        return static_cast<NameIndex::Value>(order[i]);
    };
    parts_->names = NameIndex{hashes, value, threads_};
}

void ZoneAssembler::link_hosts()
{
    constexpr std::size_t nodes_at_once = 8'192;
    const std::size_t nodes = zone_->node_count();
    for_each_with_own_work((nodes + nodes_at_once - 1) / nodes_at_once, threads_, [&] {
        return [nodes, linker = HostLinker{*zone_}](std::size_t part) mutable {
            linker.run(part * nodes_at_once, std::min(nodes, (part + 1) * nodes_at_once));
        };
    });
}

} // namespace namu
