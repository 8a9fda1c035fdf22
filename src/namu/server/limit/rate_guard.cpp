#include "namu/server/limit/rate_guard.hpp"

#include "namu/base/bytes.hpp"
#include "namu/crypto/random.hpp"

#include <array>

namespace namu::server {
namespace {

/// Only the worker writes.
void count(std::atomic<std::uint64_t>& counter) noexcept
{
    counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

} // namespace

RateGuard::RateGuard()
{
    std::array<std::uint8_t, sizeof dice_> octets{};
    fill_random(octets);
    dice_ = load_word(octets.data()) | 1;
}

/// Which answers slip is left to chance: who floods must not be able to count so that others never get one.
RateVerdict RateGuard::judge_exceeding(const RateLimits& limits, const AnswerJob& job) noexcept
{
    count(limited_);
    if (limits.is_log_only())
        return RateVerdict::send;
    // Without a question there is nothing to come again with.
    if (limits.slip() == 0 || !job.query.has_question() || roll() % limits.slip() != 0)
        return RateVerdict::drop;
    count(slipped_);
    return RateVerdict::slip;
}

/// Marsaglia's xorshift64*: nobody sees more of it than which answers slip.
std::uint32_t RateGuard::roll() noexcept
{
    dice_ ^= dice_ >> 12;
    dice_ ^= dice_ << 25;
    dice_ ^= dice_ >> 27;
    return static_cast<std::uint32_t>(dice_ * 0x2545'f491'4f6c'dd1d >> 32);
}

} // namespace namu::server
