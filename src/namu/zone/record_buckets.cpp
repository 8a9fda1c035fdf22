#include "namu/zone/record_buckets.hpp"

#include "namu/base/pages.hpp"
#include "namu/base/parallel.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace namu {
namespace {

/// So many that their records, their groups and the nodes made of them stay in a second-level cache.
constexpr std::size_t owners_of_bucket = 4'096;

/// To more places at a time than this a processor does not write well: each is a page and some lines of cache.
constexpr std::size_t most_places = 128;
constexpr std::size_t most_buckets = 2'048;

constexpr std::size_t chunk_octets = std::size_t{1} << 18;

/// Calls `visit(owner, begin, end, first, count)` with each group of records of one owner: where they stand in the run,
/// the number of the first one in the text, and how many they are.
template <typename Visit>
void for_each_group(const RecordRun& run, std::uint32_t number, Visit&& visit)
{
    auto begin = run.begin();
    const auto end = run.end();
    while (begin != end) {
        const NameView owner = (*begin).owner;
        auto at = begin;
        std::uint32_t count = 0;
        do {
            ++at;
            ++count;
        } while (at != end && !(*at).is_new_owner);
        visit(owner, begin.place(), at.place(), number, count);
        number += count;
        begin = RecordRun::Iterator{at.place()};
    }
}

/// The key of the child of the apex that has a name, or of one that comes before it and shares all that the key knows
/// of it: no bucket may begin between that child and what is below it.
SortKey key_of_top(SortKey key) noexcept
{
    const auto cut = [](std::uint64_t& octets) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            if ((octets >> shift & 0xff) == 0) {
                octets = shift == 56 ? 0 : octets >> (shift + 8) << (shift + 8);
                return true;
            }
        }
        return false;
    };
    if (cut(key.first))
        key.second = 0;
    else
        cut(key.second);
    return key;
}

/// Keys that a bucket may begin with, from a sample of the owners.
std::vector<SortKey> sample_of(std::span<const RecordRun> runs, NameView apex)
{
    std::vector<SortKey> sample;
    for (const RecordRun& run : runs) {
        for (std::size_t i = 0; i < run.sample_size(); ++i) {
            const NameView owner = run.sample(i).owner;
            if (owner.is_at_or_below(apex))
                sample.push_back(key_of_top(sort_key_below(owner, apex.size())));
        }
    }
    return sample;
}

bool is_in_order(std::span<const SortKey> sample) noexcept
{
    std::size_t steps_back = 0;
    for (std::size_t i = 1; i < sample.size(); ++i)
        steps_back += sample[i] < sample[i - 1] ? 1U : 0U;
    return steps_back < sample.size() / 16;
}

void append(GrowingBlock& groups, const OwnerGroup& group)
{
    std::memcpy(groups.grow(sizeof group), &group, sizeof group);
}

std::span<const OwnerGroup> groups_in(const GrowingBlock& block) noexcept
{
    return {reinterpret_cast<const OwnerGroup*>(block.data()), block.size() / sizeof(OwnerGroup)};
}

/// Copies a group's records behind the others of a shelf; where they stand now.
const std::uint8_t* copy_records(std::vector<RecordRun>& to, Bytes records, std::size_t count)
{
    if (to.empty() || to.back().room().size() < records.size()) {
        const std::size_t octets = (std::max(records.size(), chunk_octets) + 4095) / 4096 * 4096;
        to.emplace_back(take_pages(octets, PageUse::some), octets, give_pages_back);
    }
    std::uint8_t* const begin = to.back().room().data();
    std::memcpy(begin, records.data(), records.size());
    to.back().grow(records.size(), count, 1);
    return begin;
}

} // namespace

RecordBuckets::RecordBuckets(std::vector<RecordRun>& runs, NameView apex, std::size_t threads) : apex_{apex}
{
    choose_borders(runs);
    buckets_ = borders_.size() + 1;
    if (buckets_ == 1)
        keep(runs);
    else
        distribute(runs, threads);
    runs.clear();
    collect_outside();
}

void RecordBuckets::choose_borders(std::span<const RecordRun> runs)
{
    std::size_t owners = 0;
    for (const RecordRun& run : runs)
        owners += run.owners();
    if (owners < 2 * owners_of_bucket)
        return;
    std::vector<SortKey> sample = sample_of(runs, apex_);
    // A text in order is written to one place after the other, however many there are.
    const std::size_t most = is_in_order(sample) ? most_buckets : most_places;
    const std::size_t wanted = std::min(most, owners / owners_of_bucket);
    std::ranges::sort(sample);
    for (std::size_t i = 1; i < wanted && !sample.empty(); ++i)
        borders_.push_back(sample[sample.size() * i / wanted]);
    // The apex is in the first bucket, so no other may begin with it.
    std::erase(borders_, SortKey{});
    borders_.erase(std::unique(borders_.begin(), borders_.end()), borders_.end());
}

std::size_t RecordBuckets::bucket_of(const SortKey& key) const noexcept
{
    return static_cast<std::size_t>(std::ranges::upper_bound(borders_, key) - borders_.begin());
}

void RecordBuckets::distribute(std::vector<RecordRun>& runs, std::size_t threads)
{
    std::vector<std::uint32_t> first(runs.size());
    for (std::size_t i = 1; i < runs.size(); ++i)
        first[i] = first[i - 1] + static_cast<std::uint32_t>(runs[i - 1].size());
    for_each_with_own_work(runs.size(), threads, [&] {
        return [&, &own = new_shelves()](std::size_t i) {
            const RecordRun run = std::move(runs[i]);
            for_each_group(run, first[i],
                           [&](NameView owner, const std::uint8_t* begin, const std::uint8_t* end,
                               std::uint32_t number, std::uint32_t count) {
                               const bool is_inside = owner.is_at_or_below(apex_);
                               const SortKey key =
                                   is_inside ? sort_key_below(owner, apex_.size()) : SortKey{};
                               Shelf& shelf = is_inside ? own.of_bucket[bucket_of(key)] : own.outside;
                               append(shelf.groups,
                                      {key, copy_records(shelf.records, {begin, end}, count), number, count});
                           });
        };
    });
}

/// All of it is one bucket.
void RecordBuckets::keep(std::vector<RecordRun>& runs)
{
    Shelves& own = new_shelves();
    std::uint32_t first = 0;
    for (const RecordRun& run : runs) {
        for_each_group(run, first,
                       [&](NameView owner, const std::uint8_t* begin, const std::uint8_t* /*end*/,
                           std::uint32_t number, std::uint32_t count) {
                           const bool is_inside = owner.is_at_or_below(apex_);
                           const SortKey key = is_inside ? sort_key_below(owner, apex_.size()) : SortKey{};
                           append(is_inside ? own.of_bucket.front().groups : own.outside.groups,
                                  {key, begin, number, count});
                       });
        first += static_cast<std::uint32_t>(run.size());
    }
    own.outside.records = std::move(runs);
}

RecordBuckets::Shelves& RecordBuckets::new_shelves()
{
    auto shelves = std::make_unique<Shelves>();
    shelves->of_bucket.resize(buckets_);
    const std::scoped_lock lock{mutex_};
    return *shelves_.emplace_back(std::move(shelves));
}

void RecordBuckets::collect_outside()
{
    for (const auto& shelves : shelves_) {
        const auto groups = groups_in(shelves->outside.groups);
        outside_.insert(outside_.end(), groups.begin(), groups.end());
    }
    std::ranges::sort(outside_, {}, &OwnerGroup::first);
}

void RecordBuckets::take_sorted(std::size_t bucket, std::vector<OwnerGroup>& groups)
{
    groups.clear();
    for (const auto& shelves : shelves_) {
        const GrowingBlock taken = std::move(shelves->of_bucket[bucket].groups);
        const auto more = groups_in(taken);
        groups.insert(groups.end(), more.begin(), more.end());
    }
    sort_groups(groups);
}

void RecordBuckets::give_back(std::size_t bucket) noexcept
{
    for (const auto& shelves : shelves_)
        shelves->of_bucket[bucket].records.clear();
}

} // namespace namu
