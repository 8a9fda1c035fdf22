#pragma once

#include <cstddef>
#include <cstdint>

namespace namu::testing {

/// Random numbers that are the same on every machine, which the distributions of the standard library are not:
/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed) noexcept : state_{seed} {}

    std::uint64_t next() noexcept
    {
        state_ += 0x9e37'79b9'7f4a'7c15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9;
        z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11eb;
        return z ^ (z >> 31);
    }

    /// From 0 to `end - 1`.
    std::size_t below(std::size_t end) noexcept { return static_cast<std::size_t>(next() % end); }

    /// True in so many of 100 cases.
    bool happens(unsigned percent) noexcept { return below(100) < percent; }

    /// One of the things in a container or array.
    template <typename Things>
    auto& one_of(Things& things) noexcept
    {
        return things[below(std::size(things))];
    }

private:
    std::uint64_t state_;
};

} // namespace namu::testing
