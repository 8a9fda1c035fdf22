#pragma once

#include "namu/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace namu {

/// Finds things (nodes, zones) by the hash of their whole name. A bucket is one line of cache with eight
/// places; what finds no room in its own goes into the next one.
///
/// It knows no names: `find` offers each candidate to `is_it`, which compares. Immutable after the last
/// insert; any number of threads may read.
class NameIndex {
public:
    /// Any number but 0, which means: nothing there.
    using Value = std::uint32_t;
    static constexpr Value none = 0;

    static constexpr std::size_t places = 8;

    struct alignas(64) Bucket {
        std::array<std::uint32_t, places> tags{};
        std::array<Value, places> values{};

        /// A bit for each place with that tag.
        [[nodiscard]] std::uint32_t matches(std::uint32_t tag) const noexcept
        {
            std::uint32_t bits = 0;
            for (std::size_t i = 0; i < places; ++i)
                bits |= static_cast<std::uint32_t>(tags[i] == tag) << i;
            return bits;
        }
    };

    NameIndex() = default; // without room: nothing may be asked
    /// Room for `count` values.
    explicit NameIndex(std::size_t count);
    /// An index of so many values, `value(i)` for `hashes[i]`, filled by so many threads.
    template <typename ValueOf>
    NameIndex(std::span<const std::uint64_t> hashes, ValueOf&& value, std::size_t threads)
        : NameIndex{hashes.size()}
    {
        fill(hashes, value, threads);
    }
    /// An index that was filled before; the buckets must outlive it.
    explicit NameIndex(std::span<const Bucket> buckets) noexcept : view_{buckets} {}
    NameIndex(NameIndex&&) noexcept = default; // a vector keeps its memory when it moves
    NameIndex& operator=(NameIndex&&) noexcept = default;
    NameIndex(const NameIndex&) = delete;
    NameIndex& operator=(const NameIndex&) = delete;
    ~NameIndex() = default;

    /// For an index with room of its own.
    void insert(std::uint64_t hash, Value value) noexcept;

    template <typename IsIt>
    [[nodiscard]] Value find(std::uint64_t hash, IsIt&& is_it) const noexcept
    {
        const std::uint32_t tag = tag_of(hash);
        for (std::size_t at = place_of(hash);; at = next(at)) {
            const Bucket& bucket = view_[at];
            for (std::uint32_t matches = bucket.matches(tag); matches != 0; matches &= matches - 1) {
                const Value value = bucket.values[static_cast<std::size_t>(__builtin_ctz(matches))];
                if (value != none && is_it(value))
                    return value;
            }
            // Places are filled from the front, and one bucket at least is not full.
            if (bucket.values.back() == none)
                return none;
        }
    }

    /// Brings the bucket of a hash into the cache, for a question that comes to it soon.
    void prefetch(std::uint64_t hash) const noexcept { __builtin_prefetch(&view_[place_of(hash)]); }

    [[nodiscard]] std::size_t memory() const noexcept { return own_.capacity() * sizeof(Bucket); }
    [[nodiscard]] std::span<const Bucket> buckets() const noexcept { return view_; }

private:
    /// Buckets from `begin` to in front of `end`.
    struct Range {
        std::size_t begin;
        std::size_t end;
    };

    template <typename ValueOf>
    void fill(std::span<const std::uint64_t> hashes, ValueOf&& value, std::size_t threads)
    {
        constexpr std::size_t worth_a_thread = 50'000;
        const std::size_t parts = std::max<std::size_t>(1, std::min(threads, hashes.size() / worth_a_thread));
        std::vector<std::vector<std::size_t>> left(parts);
        for_each_in_parallel(parts, threads, [&](std::size_t part) {
            const Range own{own_.size() * part / parts, own_.size() * (part + 1) / parts};
            fill_range(own, hashes, value, left[part]);
        });
        for (const auto& of_part : left) {
            for (const std::size_t i : of_part)
                insert(hashes[i], value(i));
        }
    }

    /// Inserts those that belong into a range; notes in `left` what finds no room in front of its end.
    template <typename ValueOf>
    void fill_range(Range own, std::span<const std::uint64_t> hashes, ValueOf&& value,
                    std::vector<std::size_t>& left)
    {
        constexpr std::size_t ahead = 16; // so many buckets are on their way into the cache
        const auto is_own = [own](std::size_t place) { return place >= own.begin && place < own.end; };
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            if (i + ahead < hashes.size() && is_own(place_of(hashes[i + ahead])))
                prefetch(hashes[i + ahead]);
            if (is_own(place_of(hashes[i])) && !insert_before(own.end, hashes[i], value(i)))
                left.push_back(i);
        }
    }

    /// False where the buckets up to `end` are full.
    bool insert_before(std::size_t end, std::uint64_t hash, Value value) noexcept;

    static bool put(Bucket& bucket, std::uint64_t hash, Value value) noexcept;

    static std::uint32_t tag_of(std::uint64_t hash) noexcept { return static_cast<std::uint32_t>(hash); }
    /// The upper half scaled to the number of buckets, which so need not be a power of two.
    [[nodiscard]] std::size_t place_of(std::uint64_t hash) const noexcept
    {
        return static_cast<std::size_t>((hash >> 32) * view_.size() >> 32);
    }
    [[nodiscard]] std::size_t next(std::size_t at) const noexcept
    {
        return at + 1 == view_.size() ? 0 : at + 1;
    }

    std::vector<Bucket> own_;
    std::span<const Bucket> view_;
};

} // namespace namu
