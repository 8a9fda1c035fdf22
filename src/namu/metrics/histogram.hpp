#pragma once

#include "namu/metrics/counter.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace namu::metrics {

/// How often which durations occurred, by fixed bounds that grow from a microsecond to a second: what lies
/// between handling a question and a disk that does not answer.
///
/// Thread safety: as Counter: one thread observes, any reads.
class DurationHistogram {
public:
    using Duration = std::chrono::nanoseconds;

    /// Upper bounds, each of them included in its bucket.
    static constexpr std::array bounds{
        Duration{1'000},      Duration{2'000},      Duration{5'000},       Duration{10'000},
        Duration{20'000},     Duration{50'000},     Duration{100'000},     Duration{200'000},
        Duration{500'000},    Duration{1'000'000},  Duration{2'000'000},   Duration{5'000'000},
        Duration{10'000'000}, Duration{50'000'000}, Duration{100'000'000}, Duration{1'000'000'000},
    };

    /// What was observed so far, as plain numbers.
    struct Snapshot {
        /// By bucket, not cumulated; the last is for what is above all bounds.
        std::array<std::uint64_t, bounds.size() + 1> counts{};
        Duration sum{0};

        [[nodiscard]] std::uint64_t count() const noexcept;
        Snapshot& operator+=(const Snapshot& other) noexcept;
    };

    /// `times` things took this long each.
    void observe(Duration duration, std::uint64_t times = 1) noexcept;

    [[nodiscard]] Snapshot snapshot() const noexcept;

private:
    std::array<Counter, bounds.size() + 1> counts_;
    Counter sum_; // in nanoseconds
};

} // namespace namu::metrics
