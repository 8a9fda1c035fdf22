#pragma once

#include <atomic>
#include <cstdint>
#include <ostream>

namespace namu::metrics {

/// A number that one thread changes and any thread reads at any time.
///
/// Since only one thread writes it, a plain load and a plain store do: there is no locked instruction, and no
/// cache line goes from core to core but where somebody reads. Who counts with several threads has a counter
/// for each of them and adds up when asked.
///
/// Thread safety: `add`, `set` and `++` belong to one thread; the rest to any.
class Counter {
public:
    Counter() noexcept = default;
    explicit Counter(std::uint64_t value) noexcept : value_{value} {}
    /// Takes the value, as it is at that moment.
    Counter(const Counter& other) noexcept : value_{other.value()} {}
    Counter& operator=(const Counter& other) noexcept
    {
        set(other.value());
        return *this;
    }

    void add(std::uint64_t more) noexcept { set(value() + more); }
    void set(std::uint64_t value) noexcept { value_.store(value, std::memory_order_relaxed); }
    Counter& operator++() noexcept
    {
        add(1);
        return *this;
    }
    Counter& operator+=(std::uint64_t more) noexcept
    {
        add(more);
        return *this;
    }

    [[nodiscard]] std::uint64_t value() const noexcept { return value_.load(std::memory_order_relaxed); }
    /// A counter reads like the number it is.
    operator std::uint64_t() const noexcept { return value(); } // NOLINT(google-explicit-constructor)

    friend std::ostream& operator<<(std::ostream& out, const Counter& counter)
    {
        return out << counter.value();
    }

private:
    std::atomic<std::uint64_t> value_ = 0;
};

} // namespace namu::metrics
