#pragma once

#include "namu/server/limit/rate_limits.hpp"

#include <atomic>
#include <cstdint>

namespace namu::server {

/// What rate limiting has done so far.
struct RateLimitCounts {
    std::uint64_t limited = 0; ///< answers over a limit, those that were sent all the same included
    std::uint64_t slipped = 0; ///< of those: sent truncated
};

/// What becomes of an answer.
enum class RateVerdict : std::uint8_t { send, drop, slip };

/// One worker's part of rate limiting: its counters, and its dice.
///
/// Thread safety: `judge` on the worker's own thread; `counts` from any.
class RateGuard {
public:
    /// Throws what fill_random throws.
    RateGuard();

    /// `has_good_cookie`: the client has shown that its address is no lie, and has no limit (RFC 7873 §5.2.5).
    [[nodiscard]] RateVerdict judge(const RateLimits& limits, const AnswerJob& job, bool has_good_cookie,
                                    RateTable::Time now) noexcept
    {
        if (has_good_cookie || !limits.are_exceeded(job, now)) [[likely]]
            return RateVerdict::send;
        return judge_exceeding(limits, job);
    }

    [[nodiscard]] RateLimitCounts counts() const noexcept
    {
        return {limited_.load(std::memory_order_relaxed), slipped_.load(std::memory_order_relaxed)};
    }

private:
    [[nodiscard]] RateVerdict judge_exceeding(const RateLimits& limits, const AnswerJob& job) noexcept;
    [[nodiscard]] std::uint32_t roll() noexcept;

    std::uint64_t dice_; // never 0
    std::atomic<std::uint64_t> limited_ = 0;
    std::atomic<std::uint64_t> slipped_ = 0;
};

} // namespace namu::server
