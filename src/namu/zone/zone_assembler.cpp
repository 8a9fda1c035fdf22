#include "namu/zone/zone_assembler.hpp"

#include "namu/base/parallel.hpp"
#include "namu/zone/branch_queue.hpp"
#include "namu/zone/branch_writer.hpp"
#include "namu/zone/group_collector.hpp"
#include "namu/zone/host_linker.hpp"
#include "namu/zone/soa_numbers.hpp"

#include <algorithm>
#include <utility>

namespace namu {
namespace {

/// Where the groups of one branch end, so that no name above those that follow is in it: at a child of the apex.
std::size_t end_of_branch(std::span<const OwnerGroup> groups, std::size_t begin, std::size_t apex_labels)
{
    constexpr std::size_t groups_at_once = 4'096;
    std::size_t end = begin + groups_at_once;
    if (end >= groups.size())
        return groups.size();
    const auto top_of = [&](std::size_t i) { return groups[i].owner().last_labels(apex_labels + 1); };
    while (end < groups.size() && top_of(end) == top_of(end - 1))
        ++end;
    return end;
}

} // namespace

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
    BranchWriter writer{from_.apex_, from_.positions_};
    {
        CollectedGroups collected = collect_groups(from_.runs_, from_.apex_, threads_);
        for (const OwnerGroup& group : collected.outside)
            writer.note_outside(group, tree_.notes);
        groups_ = std::move(collected.inside);
    }
    sort_groups(groups_, threads_);
    const auto below = std::ranges::find_if(groups_, [this](const OwnerGroup& group) {
        return group.owner().size() != from_.apex_.octets().size();
    });
    const auto of_apex = static_cast<std::size_t>(below - groups_.begin());

    std::fill_n(tree_.block.grow(node_unit), node_unit, std::uint8_t{0});
    writer.write_apex(std::span{groups_}.first(of_apex), tree_);
    write_branches(std::span{groups_}.subspan(of_apex));

    tree_.numbers.apex_labels = static_cast<std::uint32_t>(from_.apex_.view().label_count());
    tree_.block.shrink_to_fit();
    parts_->own_block = std::move(tree_.block);
    parts_->block = {parts_->own_block.data(), parts_->own_block.size()};
    parts_->order = std::vector(tree_.order.begin(), tree_.order.end());
    tree_.order = {};
    zone_.reset(new Zone{parts_, tree_.numbers});
    groups_ = {};
    from_.runs_.clear();
    from_.positions_ = {};
}

/// Threads write branches side by side; they are joined in their order.
void ZoneAssembler::write_branches(std::span<const OwnerGroup> groups)
{
    std::vector<std::span<const OwnerGroup>> branches;
    const std::size_t apex_labels = from_.apex_.view().label_count();
    for (std::size_t begin = 0; begin < groups.size();) {
        const std::size_t end = end_of_branch(groups, begin, apex_labels);
        branches.push_back(groups.subspan(begin, end - begin));
        begin = end;
    }
    RunReleaser runs{from_.runs_, groups};
    BranchQueue queue{tree_};
    const NodeHead apex = tree_.head(Branch::apex_ref);
    for_each_with_own_work(branches.size(), threads_, [&] {
        return [&, writer = BranchWriter{from_.apex_, from_.positions_}](std::size_t i) mutable {
            auto branch = queue.take();
            writer.write(branches[i], apex, *branch);
            runs.give_back(branches[i]);
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
    constexpr std::size_t ahead = 16; // so many places are on their way into the cache
    const std::vector<std::uint64_t> hashes = std::move(tree_.hashes);
    parts_->names = NameIndex{hashes.size()};
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (i + ahead < hashes.size())
            parts_->names.prefetch(hashes[i + ahead]);
        parts_->names.insert(hashes[i], static_cast<NameIndex::Value>(parts_->order[i]));
    }
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
