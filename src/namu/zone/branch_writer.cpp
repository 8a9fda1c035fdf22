#include "namu/zone/branch_writer.hpp"

#include "namu/wire/hashed_name.hpp"
#include "namu/wire/rdata/rdata.hpp"

#include <algorithm>

namespace namu {
namespace {

/// What is below such a node is hidden: the child zone's, redirected, or hidden together with it.
bool hides_below(const NodeHead& node) noexcept
{
    constexpr auto hiding = NodeHead::cut | NodeHead::dname | NodeHead::occluded;
    return (node.flags & hiding) != 0;
}

} // namespace

void BranchWriter::write_apex(std::span<const OwnerGroup> groups, Branch& branch)
{
    branch_ = &branch;
    way_.clear();
    collect_records(groups);
    append(apex_, NodeHead{}, hash_name(apex_), apex_.view().label_count());
}

void BranchWriter::write(std::span<const OwnerGroup> groups, const NodeHead& apex, Branch& branch)
{
    branch_ = &branch;
    way_.clear();
    way_.push_back({Branch::apex_ref, hash_name(apex_), apex_.view().label_count(), hides_below(apex)});
    constexpr std::size_t ahead = 16;
    for (std::size_t begin = 0; begin < groups.size();) {
        // Sorted, they stand all over the runs.
        if (begin + ahead < groups.size()) {
            __builtin_prefetch(groups[begin + ahead].record);
            __builtin_prefetch(groups[begin + ahead].record + 64);
        }
        std::size_t end = begin + 1;
        while (end < groups.size() && same_owner(groups[begin], groups[end]))
            ++end;
        const NameView owner = groups[begin].owner();
        open_way_to(owner);
        collect_records(groups.subspan(begin, end - begin));
        append_node(owner);
        begin = end;
    }
}

/// Makes the parent of `owner` the last node of the way. Every name between an owner and the apex exists, if
/// only as an empty non-terminal (RFC 4592 §2.2.2); in canonical order it comes right before those below it.
void BranchWriter::open_way_to(NameView owner)
{
    while (way_.size() > 1 && !owner.is_below(owner_of(way_.back())))
        way_.pop_back();
    const std::size_t labels = owner.label_count();
    for (std::size_t missing = way_.back().labels + 1; missing < labels; ++missing) {
        records_.clear();
        append_node(owner.last_labels(missing));
    }
}

NameView BranchWriter::owner_of(const OpenNode& node) const noexcept
{
    return node.ref == Branch::apex_ref ? apex_.view() : branch_->head(node.ref).owner();
}

/// Writes a node below the last one of the way, and makes it the last one.
void BranchWriter::append_node(NameView owner)
{
    const OpenNode& parent = way_.back();
    NodeHead links{};
    links.parent = parent.ref;
    links.flags = parent.hides_below ? std::uint32_t{NodeHead::occluded} : 0;
    append(owner, links, hash_label(parent.hash, owner.first_label()), parent.labels + 1);

    const NodeRef parent_ref = links.parent;
    if (owner.is_wildcard() && parent_ref == Branch::apex_ref)
        branch_->wildcard_of_apex = way_.back().ref;
    else if (owner.is_wildcard())
        branch_->head(parent_ref).wildcard = way_.back().ref;
}

void BranchWriter::append(NameView owner, const NodeHead& links, std::uint64_t hash, std::size_t labels)
{
    Branch& branch = *branch_;
    owner_in_hand_ = owner;
    judge_records();
    NodeHead numbered = links;
    numbered.number = static_cast<NodeIndex>(branch.order.size());
    const NodeRef node = NodeWriter{branch.block, apex_}.write(owner, numbered, records_);
    way_.push_back({node, hash, labels, hides_below(branch.head(node))});
    branch.numbers.deepest_labels =
        std::max(branch.numbers.deepest_labels, static_cast<std::uint32_t>(labels));
    branch.order.push_back(node);
    branch.hashes.push_back(hash);
}

void BranchWriter::collect_records(std::span<const OwnerGroup> groups)
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
void BranchWriter::judge_records()
{
    if (!positions_.empty())
        branch_->positions.begin_node();
    sort_records(records_);
    std::size_t kept = 0;
    for_each_set(records_, [&](std::span<NodeRecord> set) {
        judge_set(set, kept);
        ++branch_->numbers.rrsets;
    });
    records_.resize(kept);
    branch_->numbers.records += kept;
}

void BranchWriter::judge_set(std::span<NodeRecord> set, std::size_t& kept)
{
    note_ttls(set);
    // RFC 2181 §5.2 asks for one TTL; the careful choice.
    const Ttl ttl = std::ranges::min_element(set, {}, &NodeRecord::ttl)->ttl;
    if (!positions_.empty())
        branch_->positions.begin_rrset();
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
        if (!positions_.empty())
            branch_->positions.add(position(record.order));
    }
}

void BranchWriter::note_outside(const OwnerGroup& group, BuildNotes& notes) const
{
    auto at = group.begin();
    for (std::uint32_t i = 0; i < group.count; ++i, ++at)
        notes.out_of_zone.push_back({(*at).owner, (*at).type, position(group.first + i)});
}

void BranchWriter::note_duplicate(const NodeRecord& kept, const NodeRecord& again)
{
    branch_->notes.duplicates.push_back(
        {owner_in_hand_, kept.type, position(kept.order), position(again.order)});
}

void BranchWriter::note_ttls(std::span<const NodeRecord> set)
{
    const auto [lower, higher] = std::ranges::minmax_element(set, {}, &NodeRecord::ttl);
    if (lower->ttl != higher->ttl) {
        branch_->notes.differing_ttls.push_back({owner_in_hand_, lower->type, lower->ttl, higher->ttl,
                                                 position(lower->order), position(higher->order)});
    }
}

RecordPosition BranchWriter::position(std::uint32_t record) const noexcept
{
    return record < positions_.size() ? positions_[record] : RecordPosition{};
}

} // namespace namu
