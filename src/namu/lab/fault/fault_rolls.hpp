#pragma once

#include <chrono>
#include <cstdint>

namespace namu::lab {

/// What chance says about one question that a fault meets: decided by the seed and by how many questions it met before,
/// and by nothing else, so it is the same each time.
class FaultRolls {
public:
    enum class Purpose : std::uint8_t { rate, jitter, id };

    FaultRolls(std::uint64_t seed, std::uint64_t question) noexcept : seed_{mix(seed) + question} {}

    /// From 0 up to but not including 1.
    [[nodiscard]] double share(Purpose purpose) const noexcept
    {
        return static_cast<double>(roll(purpose) >> 11) * 0x1p-53;
    }

    [[nodiscard]] std::chrono::milliseconds up_to(std::chrono::milliseconds most) const noexcept
    {
        const auto range = static_cast<std::uint64_t>(most.count()) + 1;
        return std::chrono::milliseconds{roll(Purpose::jitter) % range};
    }

    /// From 1 to 65,535.
    [[nodiscard]] std::uint16_t not_zero() const noexcept
    {
        return static_cast<std::uint16_t>(1 + roll(Purpose::id) % 65'535);
    }

private:
    [[nodiscard]] std::uint64_t roll(Purpose purpose) const noexcept
    {
        return mix(mix(seed_) + static_cast<std::uint64_t>(purpose));
    }

    /// The step of the generator SplitMix64: all bits depend on all.
    static std::uint64_t mix(std::uint64_t x) noexcept
    {
        x += 0x9e37'79b9'7f4a'7c15U;
        x = (x ^ (x >> 30)) * 0xbf58'476d'1ce4'e5b9U;
        x = (x ^ (x >> 27)) * 0x94d0'49bb'1331'11ebU;
        return x ^ (x >> 31);
    }

    std::uint64_t seed_;
};

} // namespace namu::lab
