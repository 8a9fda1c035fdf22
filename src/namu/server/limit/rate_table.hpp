#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::server {

/// Who gets an answer about what, in numbers; all of them count.
struct RateKey {
    std::uint64_t client;  ///< the first bits of the address
    std::uint64_t subject; ///< hash of a name
    std::uint32_t kind;    ///< of answer and of address
};

/// Counts answers without counting: for each key it knows the time at which all that the key has had would be paid off
/// (the generic cell rate algorithm), and so whether it may have one more. One number of 64 bits is a whole bucket:
///
///     | 20 bits of the key's hash | 44 bits of time, in microseconds, that come round in 203 days |
///
///     set  [ bucket | bucket | bucket | bucket | bucket | bucket | bucket | bucket ]   one line of the cache
///
/// A key may stand in any bucket of one set. A bucket whose time has passed is free: it says nothing that an empty one
/// does not say. Where none is, the one that is free soonest gives way; a key that asks much is the last to go, however
/// many others an attacker makes up. Which set that is depends on random numbers of this table, so that nobody can aim
/// at the bucket of somebody else.
///
/// Thread safety: all of it, without locks. Two threads that write one set at the same moment may lose one answer's
/// count between them.
class RateTable {
public:
    /// Since any moment that all callers share.
    using Time = std::chrono::microseconds;

    /// Of at least so many buckets. Throws what fill_random throws, and std::bad_alloc.
    explicit RateTable(std::size_t buckets);

    /// Takes one answer every `interval`, of which so many may come at once as are due in `burst`; false, and nothing
    /// counted, where that is too much now. `interval` and `burst` are at most 1 s and together at most 2 s.
    [[nodiscard]] bool take(const RateKey& key, Time now, Time interval, Time burst) noexcept;

    [[nodiscard]] std::size_t buckets() const noexcept { return sets_.size() * ways; }

private:
    static constexpr std::size_t ways = 8;
    struct alignas(64) Set {
        std::array<std::atomic<std::uint64_t>, ways> buckets{};
    };

    [[nodiscard]] std::uint64_t hash(const RateKey& key) const noexcept;

    std::array<std::uint64_t, 6> secret_{};
    std::vector<Set> sets_; // a power of two
};

} // namespace namu::server
