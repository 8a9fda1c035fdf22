#pragma once

#include "namu/wire/name.hpp"
#include "namu/zonefile/fast/octet_mask.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace namu::fast {

/// An origin that can be copied 32 octets at a time.
class PaddedName {
public:
    explicit PaddedName(NameView name) noexcept { *this = name; }

    PaddedName& operator=(NameView name) noexcept
    {
        size_ = name.size();
        std::ranges::copy(name.octets(), octets_.begin());
        return *this;
    }

    [[nodiscard]] NameView view() const noexcept { return NameView::trusted(octets_.data(), size_); }

    /// Returns the octet behind it; up to 31 more are written.
    std::uint8_t* append_to(std::uint8_t* to) const noexcept
    {
        constexpr std::size_t step = 32;
        for (std::size_t at = 0; at < size_; at += step)
            std::memcpy(to + at, octets_.data() + at, step);
        return to + size_;
    }

private:
    std::array<std::uint8_t, max_name_octets + 33> octets_{};
    std::size_t size_ = 0;
};

/// Copies up to `slack` octets too much.
inline void copy_with_slack(std::uint8_t* to, const char* from, std::size_t size) noexcept
{
    constexpr std::size_t step = 32;
    std::memcpy(to, from, step);
    for (std::size_t at = step; at < size; at += step)
        std::memcpy(to + at, from + at, step);
}

/// Writes a name without escapes in wire form, completed with the origin where it has no final dot. Returns the octet
/// behind it, or null where it is no name; up to `slack` octets more are written.
[[nodiscard]] inline std::uint8_t* write_name(Word word, const PaddedName& origin, std::uint8_t* to) noexcept
{
    const std::size_t size = word.size;
    if (size - 1 >= max_name_octets - 1) // 0 wraps around
        return nullptr;
    if (size == 1) [[unlikely]] {
        if (*word.begin == '@')
            return origin.append_to(to);
        if (*word.begin == '.') {
            *to = 0;
            return to + 1;
        }
    }
    // The text goes one octet to the right; then a dot is where the length of the label behind it belongs.
    copy_with_slack(to + 1, word.begin, size);
    std::size_t label = 0;
    for (std::size_t at = 0; at < size; at += 64) {
        std::uint64_t dots = mask_of(word.begin + at, std::min<std::size_t>(size - at, 64), '.');
        for (; dots != 0; dots &= dots - 1) {
            const std::size_t dot = at + static_cast<std::size_t>(std::countr_zero(dots));
            const std::size_t length = dot - label;
            if (length - 1 >= max_label_octets) // 0 wraps around
                return nullptr;
            to[label] = static_cast<std::uint8_t>(length);
            label = dot + 1;
        }
    }
    if (label == size) {
        to[size] = 0;
        return to + size + 1;
    }
    const std::size_t length = size - label;
    if (length > max_label_octets)
        return nullptr;
    to[label] = static_cast<std::uint8_t>(length);
    std::uint8_t* const end = origin.append_to(to + size + 1);
    return end <= to + max_name_octets ? end : nullptr;
}

} // namespace namu::fast
