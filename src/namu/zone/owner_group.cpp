#include "namu/zone/owner_group.hpp"

#include "namu/base/ascii.hpp"

#include <array>

namespace namu {

std::uint64_t sort_key_below(NameView owner, std::size_t apex_size) noexcept
{
    std::array<std::uint8_t, max_name_labels> labels; // where those in front of the apex begin
    std::size_t count = 0;
    const Bytes octets = owner.octets();
    for (std::size_t at = 0; at + apex_size < octets.size(); at += octets[at] + 1U)
        labels[count++] = static_cast<std::uint8_t>(at);

    std::uint64_t key = 0;
    int free_bits = 64;
    const auto append = [&](std::uint8_t octet) {
        free_bits -= 8;
        key |= std::uint64_t{octet} << free_bits;
    };
    while (count-- > 0 && free_bits > 0) {
        const Bytes label = octets.subspan(labels[count] + 1U, octets[labels[count]]);
        for (std::size_t i = 0; i < label.size() && free_bits > 0; ++i) {
            if (label[i] <= 1) {
                append(1);
                if (free_bits > 0)
                    append(static_cast<std::uint8_t>(label[i] + 1));
            } else {
                append(to_lower(label[i]));
            }
        }
        if (free_bits > 0)
            append(0);
    }
    return key;
}

bool comes_before(const OwnerGroup& a, const OwnerGroup& b) noexcept
{
    if (a.key != b.key)
        return a.key < b.key;
    const auto order = (*a.begin).owner <=> (*b.begin).owner;
    return order != 0 ? order < 0 : a.first < b.first;
}

bool same_owner(const OwnerGroup& a, const OwnerGroup& b) noexcept
{
    return a.key == b.key && (*a.begin).owner == (*b.begin).owner;
}

} // namespace namu
