#pragma once

#include <cstdint>

namespace namu::bench {

/// Numbers that look random and are the same in each run: the image of (seed, purpose, index), by the
/// finishing steps of SplitMix64. Nothing has to be kept to ask for the same one again.
class MixedNumbers {
public:
    explicit constexpr MixedNumbers(std::uint64_t seed) noexcept : seed_{mix(seed)} {}

    [[nodiscard]] constexpr std::uint64_t of(std::uint32_t purpose, std::uint64_t index) const noexcept
    {
        return mix(seed_ ^ mix((std::uint64_t{purpose} << 48) + index));
    }

private:
    static constexpr std::uint64_t mix(std::uint64_t x) noexcept
    {
        x += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }

    std::uint64_t seed_;
};

/// A row of such numbers, one after the other.
class Draws {
public:
    constexpr Draws(std::uint64_t seed, std::uint32_t purpose) noexcept : numbers_{seed}, purpose_{purpose} {}

    [[nodiscard]] constexpr std::uint64_t next() noexcept { return numbers_.of(purpose_, index_++); }

    /// One of 0 ... limit - 1.
    [[nodiscard]] constexpr std::uint64_t below(std::uint64_t limit) noexcept { return next() % limit; }

private:
    MixedNumbers numbers_;
    std::uint32_t purpose_;
    std::uint64_t index_ = 0;
};

} // namespace namu::bench
