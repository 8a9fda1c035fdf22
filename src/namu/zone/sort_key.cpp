#include "namu/zone/sort_key.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/bytes.hpp"

#include <algorithm>
#include <array>

namespace namu {
namespace {

constexpr std::size_t key_octets = 16;

using LabelStarts = std::array<std::uint8_t, max_name_labels>;

std::uint64_t number_at(const std::uint8_t* octets) noexcept
{
    return std::uint64_t{load_u32(octets)} << 32 | load_u32(octets + 4);
}

/// How many octets are 0 or 1.
int count_low(std::uint64_t octets) noexcept
{
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    const std::uint64_t high_bits = octets & (0xfe * ones);
    const std::uint64_t not_low = ((high_bits & (0x7f * ones)) + 0x7f * ones) | high_bits;
    return __builtin_popcountll(~not_low & (0x80 * ones));
}

/// The key of a name in which no octet has to be escaped; false for other names.
bool write_plain_key(Bytes octets, const LabelStarts& labels, std::size_t count, SortKey& key) noexcept
{
    std::array<std::uint8_t, key_octets + max_label_octets> text{};
    std::size_t size = 0;
    int ends = 0; // of labels, within the key
    while (count-- > 0 && size < key_octets) {
        const Bytes label = octets.subspan(labels[count] + 1U, octets[labels[count]]);
        std::copy(label.begin(), label.end(), &text[size]);
        size += label.size() + 1;
        ends += size <= key_octets ? 1 : 0;
    }
    const int padding = size < key_octets ? static_cast<int>(key_octets - size) : 0;
    const std::uint64_t first = number_at(text.data());
    const std::uint64_t second = number_at(&text[8]);
    key = {to_lower_8(first), to_lower_8(second)};
    return count_low(first) + count_low(second) == ends + padding;
}

/// Octets put together to two numbers, the first octet on top.
class KeyWriter {
public:
    [[nodiscard]] bool is_full() const noexcept { return size_ == key_.size(); }
    void append(std::uint8_t octet) noexcept
    {
        if (!is_full())
            key_[size_++] = octet;
    }
    [[nodiscard]] SortKey key() const noexcept { return {number_at(key_.data()), number_at(&key_[8])}; }

private:
    std::array<std::uint8_t, key_octets> key_{};
    std::size_t size_ = 0;
};

SortKey escaped_key(Bytes octets, const LabelStarts& labels, std::size_t count) noexcept
{
    KeyWriter key;
    while (count-- > 0 && !key.is_full()) {
        for (const std::uint8_t octet : octets.subspan(labels[count] + 1U, octets[labels[count]])) {
            if (octet <= 1) {
                key.append(1);
                key.append(static_cast<std::uint8_t>(octet + 1));
            } else {
                key.append(to_lower(octet));
            }
        }
        key.append(0);
    }
    return key.key();
}

} // namespace

SortKey sort_key_below(NameView owner, std::size_t apex_size) noexcept
{
    LabelStarts labels; // of those in front of the apex
    std::size_t count = 0;
    const Bytes octets = owner.octets();
    for (std::size_t at = 0; at + apex_size < octets.size(); at += octets[at] + 1U)
        labels[count++] = static_cast<std::uint8_t>(at);
    SortKey key;
    return write_plain_key(octets, labels, count, key) ? key : escaped_key(octets, labels, count);
}

} // namespace namu
