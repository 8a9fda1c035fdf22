#pragma once

#include "namu/metrics/counter.hpp"
#include "namu/server/query_log/query_record.hpp"

#include <boost/assert.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <vector>

namespace namu::server {

/// Records on their way from one worker to the writer of the query log. When it is full, records are dropped and counted:
/// a worker never waits.
///
///     head (writer)                tail (worker)
///          v                            v
///     [ ][ ][record][record][record][ ][ ][ ]     both only grow; their places are taken modulo the size
///
/// Thread safety: one thread pushes, one pops; any reads the counts. Only the constructor allocates.
class QueryRing {
public:
    /// `capacity` is a power of two.
    explicit QueryRing(std::size_t capacity) : records_(capacity)
    {
        BOOST_ASSERT(std::has_single_bit(capacity));
    }

    /// Room for the next record; null, and counted, where there is none. Seen by the writer after `finish_push`.
    [[nodiscard]] QueryRecord* begin_push() noexcept
    {
        const std::size_t tail = tail_.load(std::memory_order_relaxed);
        if (tail - known_head_ == records_.size()) {
            known_head_ = head_.load(std::memory_order_acquire);
            if (tail - known_head_ == records_.size()) {
                ++dropped_;
                return nullptr;
            }
        }
        return &records_[tail & (records_.size() - 1)];
    }
    void finish_push() noexcept
    {
        tail_.store(tail_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
        ++pushed_;
    }

    /// Calls `take` for each record that is there, and gives its room back.
    /// \return how many there were
    template <typename Take>
    std::size_t pop_all(Take&& take)
    {
        const std::size_t tail = tail_.load(std::memory_order_acquire);
        std::size_t head = head_.load(std::memory_order_relaxed);
        const std::size_t count = tail - head;
        for (; head != tail; ++head) {
            take(records_[head & (records_.size() - 1)]);
            head_.store(head + 1, std::memory_order_release);
        }
        return count;
    }

    [[nodiscard]] std::uint64_t pushed() const noexcept { return pushed_; }
    [[nodiscard]] std::uint64_t dropped() const noexcept { return dropped_; }

private:
    static constexpr std::size_t cache_line = 64;

    std::vector<QueryRecord> records_;
    alignas(cache_line) std::atomic<std::size_t> tail_ = 0;
    std::size_t known_head_ =
        0; // the worker's last look: the other's cache line is read only where it seems full
    metrics::Counter pushed_;
    metrics::Counter dropped_;
    alignas(cache_line) std::atomic<std::size_t> head_ = 0;
};

} // namespace namu::server
