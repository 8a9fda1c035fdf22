#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace namu::bench {

/// Counts durations in buckets that are never wider than 1/32 of what they hold.
class Histogram {
public:
    void add(std::uint64_t nanoseconds) noexcept
    {
        ++counts_[bucket_of(nanoseconds)];
        ++total_;
        max_ = std::max(max_, nanoseconds);
    }

    [[nodiscard]] std::uint64_t max() const noexcept { return max_; }

    /// The end of the bucket below which `share` (0 ... 1) of all durations lie; 0 where there are none.
    [[nodiscard]] std::uint64_t percentile(double share) const noexcept
    {
        const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(total_));
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            seen += counts_[i];
            if (seen > wanted)
                return std::min(end_of(i), max_);
        }
        return max_;
    }

private:
    static constexpr unsigned fraction_bits = 5;
    static constexpr std::size_t in_power = std::size_t{1} << fraction_bits;

    /// Below 32 one bucket for each; above 32 for each power of two.
    static constexpr std::size_t bucket_of(std::uint64_t value) noexcept
    {
        if (value < in_power)
            return static_cast<std::size_t>(value);
        const auto shift = static_cast<unsigned>(std::bit_width(value)) - fraction_bits - 1;
        return shift * in_power + static_cast<std::size_t>(value >> shift);
    }

    static constexpr std::uint64_t end_of(std::size_t bucket) noexcept
    {
        if (bucket < 2 * in_power)
            return bucket + 1;
        const std::size_t shift = bucket / in_power - 1;
        return static_cast<std::uint64_t>(bucket % in_power + in_power + 1) << shift;
    }

    std::array<std::uint64_t, (64 - fraction_bits + 1) * in_power> counts_{};
    std::uint64_t total_ = 0;
    std::uint64_t max_ = 0;
};

} // namespace namu::bench
