#include "namu/zone/zone_assembler.hpp"

#include "namu/base/parallel.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/zone/host_linker.hpp"
#include "namu/zone/soa_numbers.hpp"

#include <algorithm>
#include <utility>

namespace namu {

ZoneAssembler::ZoneAssembler(ZoneBuilder& from, std::size_t threads)
    : from_{from},
      threads_{threads},
      parts_{std::make_shared<ZoneParts>()},
      block_{parts_->own_block},
      writer_{block_, from.apex_}
{
    // No node stands at the very beginning, as 0 means none.
    std::fill_n(block_.grow(node_unit), node_unit, std::uint8_t{0});
}

BuiltZone ZoneAssembler::run()
{
    collect_groups();
    sort_groups(groups_, threads_);
    write_nodes();
    mark_hash_owners();
    index_names();
    read_soa_numbers(*zone_, zone_->numbers_);
    link_hosts();
    return {std::move(zone_), std::move(positions_), std::move(notes_)};
}

void ZoneAssembler::collect_groups()
{
    std::uint32_t number = 0;
    for (const RecordRun& run : from_.runs_) {
        const std::size_t before = groups_.size();
        first_record_of_run_.push_back(number);
        collect_groups(run, number);
        groups_left_of_run_.push_back(groups_.size() - before);
    }
}

void ZoneAssembler::collect_groups(const RecordRun& run, std::uint32_t& number)
{
    const std::size_t apex_size = from_.apex_.octets().size();
    OwnerGroup group{};
    bool is_inside = false;
    const auto finish_group = [&] {
        if (group.count != 0 && is_inside)
            groups_.push_back(group);
        else if (group.count != 0)
            note_outside(group);
    };
    for (auto at = run.begin(); at != run.end(); ++at) {
        if (const RunRecord record = *at; record.is_new_owner) {
            finish_group();
            is_inside = record.owner.is_at_or_below(from_.apex_);
            group = {is_inside ? sort_key_below(record.owner, apex_size) : SortKey{}, at.place(), number, 0};
        }
        ++group.count;
        ++number;
    }
    finish_group();
}

void ZoneAssembler::note_outside(const OwnerGroup& group)
{
    auto at = group.begin();
    for (std::uint32_t i = 0; i < group.count; ++i, ++at)
        notes_.out_of_zone.push_back({Name{(*at).owner}, (*at).type, position(group.first + i)});
}

void ZoneAssembler::write_nodes()
{
    numbers_.apex_labels = static_cast<std::uint32_t>(from_.apex_.view().label_count());
    const auto apex_end = std::find_if(groups_.begin(), groups_.end(), [this](const OwnerGroup& group) {
        return group.owner().size() != from_.apex_.octets().size();
    });
    constexpr std::size_t ahead = 16;
    const std::span groups{groups_};
    auto begin = static_cast<std::size_t>(apex_end - groups_.begin());
    write_node(from_.apex_, groups.first(begin));
    while (begin < groups.size()) {
        // Sorted, they stand all over the runs.
        if (begin + ahead < groups.size())
            __builtin_prefetch(groups[begin + ahead].record);
        std::size_t end = begin + 1;
        while (end < groups.size() && same_owner(groups[begin], groups[end]))
            ++end;
        write_node(groups[begin].owner(), groups.subspan(begin, end - begin));
        release_runs(groups.subspan(begin, end - begin));
        begin = end;
    }
    block_.shrink_to_fit();
    parts_->block = {block_.data(), block_.size()};
    parts_->order = std::vector(order_.begin(), order_.end());
    order_ = {};
    zone_.reset(new Zone{parts_, numbers_});
    groups_ = {};
    from_.runs_.clear();
    from_.positions_ = {};
}

/// Memory is given back on the way, so that a zone does not stand in it twice.
void ZoneAssembler::release_runs(std::span<const OwnerGroup> written)
{
    for (const OwnerGroup& group : written) {
        const auto after =
            std::upper_bound(first_record_of_run_.begin(), first_record_of_run_.end(), group.first);
        const auto run = static_cast<std::size_t>(after - first_record_of_run_.begin()) - 1;
        if (--groups_left_of_run_[run] == 0)
            from_.runs_[run] = RecordRun{};
    }
}

void ZoneAssembler::write_node(NameView owner, std::span<const OwnerGroup> groups)
{
    open_way_to(owner);
    collect_records(groups);
    append_node(owner);
}

/// Makes the parent of `owner` the last node of the way. Every name between an owner and the apex exists, if
/// only as an empty non-terminal (RFC 4592 §2.2.2); in canonical order it comes right before those below it.
void ZoneAssembler::open_way_to(NameView owner)
{
    if (way_.empty())
        return; // the apex
    while (way_.size() > 1 && !owner.is_below(head(way_.back().ref).owner()))
        way_.pop_back();
    const std::size_t labels = owner.label_count();
    for (std::size_t missing = way_.back().labels + 1; missing < labels; ++missing) {
        records_.clear();
        append_node(owner.last_labels(missing));
    }
}

void ZoneAssembler::append_node(NameView owner)
{
    NodeHead links{};
    links.number = static_cast<NodeIndex>(order_.size());
    std::uint64_t hash = 0;
    if (way_.empty()) {
        hash = hash_name(owner);
    } else {
        links.parent = way_.back().ref;
        hash = hash_label(way_.back().hash, owner.first_label());
        constexpr auto covering = NodeHead::cut | NodeHead::dname | NodeHead::occluded;
        if ((head(links.parent).flags & covering) != 0)
            links.flags = NodeHead::occluded;
    }
    owner_in_hand_ = owner;
    judge_records();
    const NodeRef node = writer_.write(owner, links, records_);
    if (owner.is_wildcard() && links.parent != NodeRef::none)
        head(links.parent).wildcard = node;
    const std::size_t labels = way_.empty() ? numbers_.apex_labels : way_.back().labels + 1;
    way_.push_back({node, hash, labels});
    numbers_.deepest_labels = std::max(numbers_.deepest_labels, static_cast<std::uint32_t>(labels));
    order_.push_back(node);
    hashes_.push_back(hash);
}

void ZoneAssembler::collect_records(std::span<const OwnerGroup> groups)
{
    records_.clear();
    for (const OwnerGroup& group : groups) {
        auto at = group.begin();
        for (std::uint32_t i = 0; i < group.count; ++i, ++at) {
            const RunRecord record = *at;
            records_.push_back({record.rdata.data(), group.first + i, record.ttl, record.type,
                                covered_by(record.type, record.rdata),
                                static_cast<std::uint16_t>(record.rdata.size())});
        }
    }
}

/// Leaves each record once, with the TTL of its RRset.
void ZoneAssembler::judge_records()
{
    if (!from_.positions_.empty())
        positions_.begin_node();
    sort_records(records_);
    std::size_t kept = 0;
    for_each_set(records_, [&](std::span<NodeRecord> set) {
        judge_set(set, kept);
        ++numbers_.rrsets;
    });
    records_.resize(kept);
    numbers_.records += kept;
}

void ZoneAssembler::judge_set(std::span<NodeRecord> set, std::size_t& kept)
{
    note_ttls(set);
    // RFC 2181 §5.2 asks for one TTL; the careful choice.
    const Ttl ttl = std::ranges::min_element(set, {}, &NodeRecord::ttl)->ttl;
    if (!from_.positions_.empty())
        positions_.begin_rrset();
    const std::size_t begin = kept;
    for (NodeRecord record : set) {
        // RFC 2181 §5: equal RDATA count once; names in it are compared ignoring case.
        if (kept > begin &&
            !rdata::canonical_less(record.type, records_[kept - 1].octets(), record.octets())) {
            note_duplicate(records_[kept - 1], record);
            continue;
        }
        record.ttl = ttl;
        records_[kept++] = record;
        if (!from_.positions_.empty())
            positions_.add(position(record.order));
    }
}

void ZoneAssembler::note_duplicate(const NodeRecord& kept, const NodeRecord& again)
{
    notes_.duplicates.push_back(
        {Name{owner_in_hand_}, kept.type, position(kept.order), position(again.order)});
}

void ZoneAssembler::note_ttls(std::span<const NodeRecord> set)
{
    const auto [lower, higher] = std::ranges::minmax_element(set, {}, &NodeRecord::ttl);
    if (lower->ttl != higher->ttl) {
        notes_.differing_ttls.push_back({Name{owner_in_hand_}, lower->type, lower->ttl, higher->ttl,
                                         position(lower->order), position(higher->order)});
    }
}

/// RFC 5155 §7.2.8: who asks for the owner of an NSEC3 record, or for what would be below it, is told that
/// there is no such name. In a zone without NSEC3PARAM they are data like any other.
void ZoneAssembler::mark_hash_owners()
{
    if (!zone_->apex_node().find(RRType::NSEC3PARAM).exists())
        return;
    for (NodeIndex i = 1; i < zone_->node_count(); ++i) {
        const NodeView node = zone_->node(i);
        if (node.parent().is_apex() && !node.has_children() && has_only_nsec3(zone_->heads_of(node)))
            head(parts_->order[i]).flags |= NodeHead::hash_owner;
    }
}

void ZoneAssembler::index_names()
{
    constexpr std::size_t ahead = 16; // so many places are on their way into the cache
    parts_->names = NameIndex{hashes_.size()};
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
        if (i + ahead < hashes_.size())
            parts_->names.prefetch(hashes_[i + ahead]);
        parts_->names.insert(hashes_[i], static_cast<NameIndex::Value>(parts_->order[i]));
    }
    hashes_ = {};
}

void ZoneAssembler::link_hosts()
{
    constexpr std::size_t nodes_at_once = 8'192;
    const std::size_t nodes = zone_->node_count();
    HostLinker linker{*zone_};
    for_each_in_parallel((nodes + nodes_at_once - 1) / nodes_at_once, threads_, [&](std::size_t part) {
        linker.run(part * nodes_at_once, std::min(nodes, (part + 1) * nodes_at_once));
    });
}

RecordPosition ZoneAssembler::position(std::uint32_t record) const noexcept
{
    return record < from_.positions_.size() ? from_.positions_[record] : RecordPosition{};
}

NodeHead& ZoneAssembler::head(NodeRef ref) noexcept
{
    return *reinterpret_cast<NodeHead*>(block_.data() +
                                        std::size_t{static_cast<std::uint32_t>(ref)} * node_unit);
}

} // namespace namu
