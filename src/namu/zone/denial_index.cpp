#include "namu/zone/denial_index.hpp"

#include "namu/base/bytes.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include <boost/assert.hpp>

namespace namu {
namespace {

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

DenialIndex::Positions DenialIndex::narrow(const SortKey& key, std::size_t nodes) const noexcept
{
    const SortKey* first = order_keys.begin(); // not smaller than the key are those from here on
    for (std::size_t left = order_keys.size(); left != 0;) {
        const std::size_t half = (left + 1) / 2;
        first += first[half - 1] < key ? half : 0;
        left -= half;
    }
    const auto begin = static_cast<std::size_t>(first - order_keys.begin());
    auto end = begin;
    while (end < order_keys.size() && order_keys[end] == key)
        ++end;
    return {begin == 0 ? 0 : (begin - 1) * order_key_distance + 1, std::min(end * order_key_distance, nodes)};
}

void DenialIndex::set_chain(std::vector<Link> links)
{
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
    return {link->hash == hash ? 1U : 0U, static_cast<std::uint32_t>(link - chain.begin()) & 0x7fff'ffffU};
}

std::size_t DenialIndex::memory() const noexcept
{
    return nsec_at_or_before.memory() + order_keys.memory() + chain.memory() + chain_starts.memory() +
           places.memory() + wildcard_places.memory() + salt.memory();
}

} // namespace namu
