#include "bench/zones/label_maker.hpp"

#include <numeric>
#include <string_view>

namespace namu::bench {
namespace {

constexpr std::uint64_t syllable_count = 64;
constexpr std::string_view consonants = "bdfghjklmnprstvz"; // alphabetical, so that labels are
constexpr std::string_view vowels = "aeio";

enum Purpose : std::uint32_t { jitter = 1, tail };

void add_syllable(std::string& label, std::uint64_t number)
{
    label += consonants[number / vowels.size() % consonants.size()];
    label += vowels[number % vowels.size()];
}

} // namespace

LabelMaker::LabelMaker(std::uint64_t count, std::uint64_t seed) : numbers_{seed}
{
    std::uint64_t space = syllable_count * syllable_count;
    for (; space < 4 * count; space *= syllable_count)
        ++syllables_;
    stride_ = space / count;
}

std::string LabelMaker::label(std::uint64_t index) const
{
    const std::uint64_t value = index * stride_ + numbers_.of(jitter, index) % stride_;
    std::string label;
    std::uint64_t unit = 1;
    for (unsigned i = 1; i < syllables_; ++i)
        unit *= syllable_count;
    for (; unit > 0; unit /= syllable_count)
        add_syllable(label, value / unit % syllable_count);

    std::uint64_t more = numbers_.of(tail, index);
    for (auto rest = more % 3; rest > 0; --rest) {
        more /= syllable_count;
        add_syllable(label, more);
    }
    return label;
}

Shuffle::Shuffle(std::uint64_t count)
    : count_{count},
      step_{static_cast<std::uint64_t>(static_cast<double>(count) * 0.618) | 1}
{
    while (std::gcd(step_, count_) != 1)
        ++step_;
}

} // namespace namu::bench
