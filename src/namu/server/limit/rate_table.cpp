#include "namu/server/limit/rate_table.hpp"

#include "namu/base/bytes.hpp"
#include "namu/crypto/random.hpp"

#include <algorithm>
#include <bit>

#include <boost/assert.hpp>

namespace namu::server {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr unsigned time_bits = 44;
constexpr std::uint64_t time_mask = (std::uint64_t{1} << time_bits) - 1;
/// Farther ahead than any time that `take` writes: from before the last time round, or from no time at all.
constexpr std::uint64_t farthest_ahead = 4'000'000;

/// How long until the bucket is free, in microseconds; 0: it is.
std::uint64_t time_left(std::uint64_t bucket, std::uint64_t now) noexcept
{
    const std::uint64_t ahead = (bucket - now) & time_mask;
    return ahead > farthest_ahead ? 0 : ahead;
}

} // namespace

RateTable::RateTable(std::size_t buckets) : sets_(std::bit_ceil(std::max(buckets / ways, std::size_t{1})))
{
    std::array<std::uint8_t, sizeof secret_> octets{};
    fill_random(octets);
    for (std::size_t i = 0; i < secret_.size(); ++i)
        secret_[i] = load_word(&octets[i * sizeof secret_[i]]);
}

/// Sums of products with a secret in each factor: two keys that differ have the same hash for one secret out of 2^64,
/// whichever keys they are. The last product spreads the bits.
std::uint64_t RateTable::hash(const RateKey& key) const noexcept
{
    const Wide sum = Wide{key.client + secret_[0]} * (key.subject + secret_[1]) +
                     Wide{key.kind + secret_[2]} * (key.client + secret_[3]);
    const Wide product = Wide{static_cast<std::uint64_t>(sum) ^ secret_[4]} *
                         (static_cast<std::uint64_t>(sum >> 64) ^ secret_[5]);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

bool RateTable::take(const RateKey& key, Time now, Time interval, Time burst) noexcept
{
    BOOST_ASSERT(interval.count() > 0 && interval <= std::chrono::seconds{1} &&
                 burst <= std::chrono::seconds{1});
    const std::uint64_t hashed = hash(key);
    Set& set = sets_[hashed & (sets_.size() - 1)];
    const std::uint64_t tag = hashed & ~time_mask;
    const auto time = static_cast<std::uint64_t>(now.count());

    std::size_t chosen = 0;
    std::uint64_t chosen_bucket = 0;
    std::uint64_t least_left = ~std::uint64_t{0};
    std::uint64_t own_left = 0;
    for (std::size_t i = 0; i < ways; ++i) {
        const std::uint64_t bucket = set.buckets[i].load(std::memory_order_relaxed);
        const std::uint64_t left = time_left(bucket, time);
        const bool is_own = left != 0 && (bucket & ~time_mask) == tag;
        if (!is_own && left >= least_left)
            continue;
        chosen = i;
        chosen_bucket = bucket;
        least_left = left;
        if (is_own) {
            own_left = left;
            break;
        }
    }
    const std::uint64_t left = own_left + static_cast<std::uint64_t>(interval.count());
    if (left > static_cast<std::uint64_t>(std::max(burst, interval).count()))
        return false;
    // Where another thread was quicker, this answer is not counted.
    static_cast<void>(set.buckets[chosen].compare_exchange_strong(
        chosen_bucket, tag | ((time + left) & time_mask), std::memory_order_relaxed));
    return true;
}

} // namespace namu::server
