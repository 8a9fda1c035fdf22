#pragma once

#include "namu/answer/job.hpp"
#include "namu/base/address_table.hpp"
#include "namu/server/limit/answer_subject.hpp"
#include "namu/server/limit/rate_limit_settings.hpp"
#include "namu/server/limit/rate_table.hpp"

#include <array>
#include <cstdint>
#include <memory>

namespace namu::server {

/// The settings of rate limiting in the form that answers are judged by; published with the snapshot. Several may
/// share a table one after the other, so that new settings do not set everybody free for a second.
///
/// Thread safety: never changes after construction, but for the table, which any number of threads may use.
class RateLimits {
public:
    /// Settings that limit something. Throws what RateTable throws where there is no table that fits.
    RateLimits(const RateLimitSettings& settings, std::shared_ptr<RateTable> table);

    /// Whether the answer to a question, which has been through `find_all`, is one too many. Never allocates.
    [[nodiscard]] bool are_exceeded(const AnswerJob& job, RateTable::Time now) const noexcept;

    [[nodiscard]] std::uint32_t slip() const noexcept { return slip_; }
    [[nodiscard]] bool is_log_only() const noexcept { return is_log_only_; }
    [[nodiscard]] const std::shared_ptr<RateTable>& table() const noexcept { return table_; }

private:
    static constexpr std::uint32_t all_kinds = answer_kinds;

    std::array<RateTable::Time, answer_kinds + 1> intervals_; // by kind, the last one for all; 0: no limit
    std::uint64_t ipv4_mask_;
    std::uint64_t ipv6_mask_;
    std::uint32_t slip_;
    bool is_log_only_;
    bool has_exempt_;
    AddressTable exempt_; // to 1
    std::shared_ptr<RateTable> table_;
};

} // namespace namu::server
