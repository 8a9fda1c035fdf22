#include "namu/zone/denial_index.hpp"

#include "namu/base/bytes.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <stdexcept>
#include <utility>

#include <boost/assert.hpp>

namespace namu {
namespace {

constexpr std::size_t sample_distance = 64;
constexpr std::uint32_t largest_ref = 0x7fff'ffff; // that a Place has room for

/// The number of the first key that is not smaller, by a search that the processor need not guess at.
std::size_t first_not_below(std::span<const SortKey> keys, const SortKey& key) noexcept
{
    const SortKey* first = keys.data();
    for (std::size_t left = keys.size(); left != 0;) {
        const std::size_t half = (left + 1) / 2;
        first += first[half - 1] < key ? half : 0;
        left -= half;
    }
    return static_cast<std::size_t>(first - keys.data());
}

/// Hashes are spread evenly, so their first bits lead nearly to the place.
class ChainBuckets {
public:
    static constexpr std::size_t links_of_bucket = 4;

    explicit ChainBuckets(std::size_t starts) noexcept
        : bits_{static_cast<unsigned>(std::bit_width(starts)) - 1}
    {}
    static std::size_t count_for(std::size_t links) noexcept
    {
        return std::bit_ceil(links / links_of_bucket + 1);
    }
    [[nodiscard]] std::size_t of(const Nsec3Hash& hash) const noexcept
    {
        constexpr unsigned word = 32;
        return bits_ == 0 ? 0 : load_u32(hash.data()) >> (word - bits_);
    }

private:
    unsigned bits_;
};

} // namespace

DenialIndex::Positions DenialIndex::narrow(const SortKey& key) const noexcept
{
    const std::size_t sample = first_not_below(order_samples.view(), key);
    const std::size_t from = sample == 0 ? 0 : (sample - 1) * sample_distance;
    const std::size_t to = std::min(sample * sample_distance, order_keys.size());
    const std::size_t begin = from + first_not_below(order_keys.view().subspan(from, to - from), key);
    std::size_t end = begin;
    while (end < order_keys.size() && order_keys[end] == key)
        ++end;
    return {begin, end};
}

void DenialIndex::set_order_keys(std::vector<SortKey> keys)
{
    std::vector<SortKey> samples;
    for (std::size_t i = 0; i < keys.size(); i += sample_distance)
        samples.push_back(keys[i]);
    order_keys = std::move(keys);
    order_samples = std::move(samples);
}

void DenialIndex::set_chain(std::vector<Link> links)
{
    for (const Link& link : links) {
        if (static_cast<std::uint32_t>(link.node) > largest_ref)
            throw std::length_error{"a zone with NSEC3 is larger than 16 GiB"};
    }
    std::ranges::sort(links, {}, &Link::hash);
    const ChainBuckets buckets{ChainBuckets::count_for(links.size())};
    std::vector<std::uint32_t> starts(ChainBuckets::count_for(links.size()));
    std::size_t link = 0;
    for (std::size_t bucket = 0; bucket < starts.size(); ++bucket) {
        while (link < links.size() && buckets.of(links[link].hash) < bucket)
            ++link;
        starts[bucket] = static_cast<std::uint32_t>(link);
    }
    chain = std::move(links);
    chain_starts = std::move(starts);
}

DenialIndex::Place DenialIndex::find(const Nsec3Hash& hash) const noexcept
{
    BOOST_ASSERT(!chain.empty());
    const std::size_t bucket = ChainBuckets{chain_starts.size()}.of(hash);
    const Link* after = chain.begin() + chain_starts[bucket];
    const Link* const end =
        bucket + 1 == chain_starts.size() ? chain.end() : chain.begin() + chain_starts[bucket + 1];
    while (after != end && after->hash <= hash)
        ++after;
    // The last link covers what comes before the first: the chain is a ring.
    const Link* const link = (after == chain.begin() ? chain.end() : after) - 1;
    return {link->hash == hash ? 1U : 0U, static_cast<std::uint32_t>(link->node) & largest_ref};
}

std::size_t DenialIndex::memory() const noexcept
{
    return nsec_at_or_before.memory() + order_keys.memory() + order_samples.memory() + chain.memory() +
           chain_starts.memory() + places.memory() + wildcard_places.memory() + salt.memory();
}

} // namespace namu
