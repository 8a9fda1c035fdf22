#include "namu/zone/zone_comparer.hpp"

#include "namu/wire/hashed_name.hpp"
#include "namu/zone/node_records.hpp"

#include <utility>

namespace namu {
namespace {

/// Steps of searches that are allowed for each record of the zone, on average.
constexpr std::size_t steps_for_each = 16;
constexpr std::size_t steps_at_least = 1'000'000;

/// So many owners that their misses of the cache overlap, and so few that what was fetched is still there.
constexpr std::size_t owners_at_once = 64;

ZoneDifference::Record record_of(const RecordView& record)
{
    return {record.owner, record.type, record.ttl, {record.rdata.begin(), record.rdata.end()}};
}

} // namespace

ZoneComparer::ZoneComparer(const Zone& zone)
    : zone_{zone},
      seen_{zone},
      steps_left_{steps_at_least + steps_for_each * zone.record_count()}
{}

void ZoneComparer::add(const RecordView& record, const RecordPosition& /*position*/)
{
    if (has_given_up_)
        return;
    go_to(record.owner, hash_name(record.owner));
    compare(record);
}

void ZoneComparer::add(RecordRun&& run)
{
    const RecordRun records = std::move(run);
    for (auto at = records.begin(); at != records.end() && !has_given_up_;) {
        at = collect_owners(at, records.end());
        for (const Owner& owner : owners_)
            zone_.prefetch_place(owner.hash);
        for (const Owner& owner : owners_)
            zone_.prefetch_node(owner.hash);
        for (const Owner& owner : owners_)
            compare(owner);
    }
}

/// Fills `owners_`, and says where those begin that found no room.
RecordRun::Iterator ZoneComparer::collect_owners(RecordRun::Iterator at, RecordRun::Iterator end)
{
    owners_.clear();
    for (; at != end; ++at) {
        if (const RunRecord record = *at; record.is_new_owner) {
            if (owners_.size() == owners_at_once)
                break;
            owners_.push_back({hash_name(record.owner), at, 0});
        }
        ++owners_.back().records;
    }
    return at;
}

void ZoneComparer::compare(const Owner& owner)
{
    auto at = owner.first;
    go_to((*at).owner, owner.hash);
    for (std::size_t i = 0; i < owner.records && !has_given_up_; ++i, ++at)
        compare(*at);
}

void ZoneComparer::go_to(NameView owner, std::uint64_t hash) noexcept
{
    node_ = zone_.find_with_hash(owner, hash);
    has_given_up_ =
        node_.exists() ? !equal(node_.owner().octets(), owner.octets()) : !owner.is_at_or_below(zone_.apex());
}

void ZoneComparer::compare(const RecordView& record)
{
    if (has_given_up_)
        return;
    const RRsetView set = node_.exists() ? set_for(record) : RRsetView{};
    const Bytes found = set.exists() ? find(set, record.rdata) : Bytes{};
    if (found.data() == nullptr)
        note_added(record);
    else
        has_given_up_ = !seen_.mark(found);
}

/// The RRset in which the record would be, if that has its TTL.
RRsetView ZoneComparer::set_for(const RecordView& record) const noexcept
{
    const RRsetView set = record.type == RRType::RRSIG
                              ? node_.find_signatures(covered_by(record.type, record.rdata))
                              : node_.find(record.type);
    return set.ttl() == record.ttl ? set : RRsetView{};
}

/// The record of the set with these very octets; no data where there is none.
Bytes ZoneComparer::find(const RRsetView& set, Bytes rdata) noexcept
{
    const Bytes block = set.block();
    if (next_ > block.data() && next_ < block.data() + block.size()) {
        // Records of a set mostly follow each other as they do in the zone.
        if (const Bytes next = *RRsetView::Iterator{next_}; equal(next, rdata)) {
            next_ = next.data() + next.size();
            return next;
        }
    }
    for (const Bytes candidate : set) {
        if (equal(candidate, rdata)) {
            next_ = candidate.data() + candidate.size();
            return candidate;
        }
        if (--steps_left_ == 0) {
            has_given_up_ = true;
            break;
        }
    }
    return {};
}

void ZoneComparer::note_added(const RecordView& record)
{
    if (difference_.added.size() == most_differences)
        has_given_up_ = true;
    else
        difference_.added.push_back(record_of(record));
}

std::optional<ZoneDifference> ZoneComparer::finish()
{
    for (std::size_t i = 0; i < zone_.node_count() && !has_given_up_; ++i)
        note_removed(zone_.node(i));
    if (has_given_up_)
        return std::nullopt;
    return std::move(difference_);
}

void ZoneComparer::note_removed(const NodeView& node)
{
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRsetView set = node.rrset(i);
        for (const Bytes rdata : set) {
            if (seen_.has(rdata))
                continue;
            if (difference_.removed.size() == most_differences) {
                has_given_up_ = true;
                return;
            }
            difference_.removed.push_back(
                record_of({set.owner(), set.type(), RRClass::IN, set.ttl(), rdata}));
        }
    }
}

} // namespace namu
