#pragma once

#include "bench/support/mixed_numbers.hpp"

#include <cstdint>
#include <string>

namespace namu::bench {

/// Pronounceable labels, one for each of `count` numbers, all different and in alphabetical order.
///
/// A label begins with as many syllables as tell all of them apart (they are the digits of a number that
/// grows with the index); up to two more make the lengths differ. Letters only, and none of them q or x:
/// whoever adds one of those has a label that no zone has.
class LabelMaker {
public:
    LabelMaker(std::uint64_t count, std::uint64_t seed);

    [[nodiscard]] std::string label(std::uint64_t index) const;

private:
    MixedNumbers numbers_;
    unsigned syllables_ = 2;
    std::uint64_t stride_ = 1;
};

/// The numbers 0 ... count - 1 in an order that jumps about.
class Shuffle {
public:
    explicit Shuffle(std::uint64_t count);

    [[nodiscard]] std::uint64_t operator()(std::uint64_t index) const noexcept
    {
        return index * step_ % count_;
    }

private:
    std::uint64_t count_;
    std::uint64_t step_;
};

} // namespace namu::bench
