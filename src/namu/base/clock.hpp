#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

namespace namu {

/// What time it is, to the second: the system's time, or one that stands where it was put, for tests and
/// labs that turn time.
///
/// Passed in to whoever needs it; a worker asks once for each batch of questions.
///
/// Thread safety: any number of threads may ask and set.
class Clock {
public:
    using Time = std::chrono::sys_seconds;

    /// The system's time.
    Clock() noexcept = default;
    /// Stands still at `time`.
    explicit Clock(Time time) noexcept : set_to_{time.time_since_epoch().count()} {}
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    [[nodiscard]] Time now() const noexcept
    {
        using std::chrono::seconds;
        const std::int64_t set_to = set_to_.load(std::memory_order_relaxed);
        if (set_to != running)
            return Time{seconds{set_to}};
        return std::chrono::floor<seconds>(std::chrono::system_clock::now());
    }

    /// From now on it stands still at `time`.
    void set(Time time) noexcept
    {
        set_to_.store(time.time_since_epoch().count(), std::memory_order_relaxed);
    }

    /// From now on it is the system's time again.
    void run() noexcept { set_to_.store(running, std::memory_order_relaxed); }

private:
    static constexpr std::int64_t running = std::numeric_limits<std::int64_t>::min();

    std::atomic<std::int64_t> set_to_{running}; // seconds since 1970
};

} // namespace namu
