#include "namu/metrics/histogram.hpp"

#include <algorithm>
#include <numeric>

namespace namu::metrics {

std::uint64_t DurationHistogram::Snapshot::count() const noexcept
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

DurationHistogram::Snapshot& DurationHistogram::Snapshot::operator+=(const Snapshot& other) noexcept
{
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += other.counts[i];
    sum += other.sum;
    return *this;
}

void DurationHistogram::observe(Duration duration, std::uint64_t times) noexcept
{
    const auto bucket = std::ranges::lower_bound(bounds, duration);
    counts_[static_cast<std::size_t>(bucket - bounds.begin())] += times;
    sum_ += static_cast<std::uint64_t>(std::max(duration, Duration::zero()).count()) * times;
}

DurationHistogram::Snapshot DurationHistogram::snapshot() const noexcept
{
    Snapshot out;
    for (std::size_t i = 0; i < counts_.size(); ++i)
        out.counts[i] = counts_[i].value();
    out.sum = Duration{static_cast<Duration::rep>(sum_.value())};
    return out;
}

} // namespace namu::metrics
