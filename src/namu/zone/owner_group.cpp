#include "namu/zone/owner_group.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace namu {
namespace {

/// Octets put together to two numbers, the first octet on top.
class KeyWriter {
public:
    [[nodiscard]] bool is_full() const noexcept { return size_ == key_.size(); }
    void append(std::uint8_t octet) noexcept
    {
        if (!is_full())
            key_[size_++] = octet;
    }
    [[nodiscard]] SortKey key() const noexcept
    {
        const auto number = [this](std::size_t at) {
            return std::uint64_t{load_u32(&key_[at])} << 32 | load_u32(&key_[at + 4]);
        };
        return {number(0), number(8)};
    }

private:
    std::array<std::uint8_t, 16> key_{};
    std::size_t size_ = 0;
};

bool comes_before(const OwnerGroup& a, const OwnerGroup& b) noexcept
{
    if (a.key != b.key)
        return a.key < b.key;
    const auto order = a.owner() <=> b.owner();
    return order != 0 ? order < 0 : a.first < b.first;
}

/// Most files are in order but for a few records that stand somewhat behind their place, such as a DS behind the
/// glue: these are put right in one walk. False, and half done, where that becomes too much.
bool sort_nearly_sorted(std::vector<OwnerGroup>& groups)
{
    std::size_t moves_left = 4 * groups.size();
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (!comes_before(groups[i], groups[i - 1]))
            continue;
        const OwnerGroup misplaced = groups[i];
        std::size_t to = i;
        for (; to > 0 && comes_before(misplaced, groups[to - 1]); --to, --moves_left) {
            groups[to] = groups[to - 1];
            if (moves_left == 1) {
                groups[to - 1] = misplaced;
                return false;
            }
        }
        groups[to] = misplaced;
    }
    return true;
}

} // namespace

SortKey sort_key_below(NameView owner, std::size_t apex_size) noexcept
{
    std::array<std::uint8_t, max_name_labels> labels; // where those in front of the apex begin
    std::size_t count = 0;
    const Bytes octets = owner.octets();
    for (std::size_t at = 0; at + apex_size < octets.size(); at += octets[at] + 1U)
        labels[count++] = static_cast<std::uint8_t>(at);

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

bool same_owner(const OwnerGroup& a, const OwnerGroup& b) noexcept
{
    return a.key == b.key && a.owner() == b.owner();
}

void sort_groups(std::vector<OwnerGroup>& groups, std::size_t threads)
{
    constexpr std::size_t worth_a_thread = 50'000;
    if (sort_nearly_sorted(groups))
        return;
    const std::size_t parts = std::max<std::size_t>(1, std::min(threads, groups.size() / worth_a_thread));
    const auto border = [&](std::size_t part) {
        return groups.begin() + static_cast<std::ptrdiff_t>(groups.size() * part / parts);
    };
    for_each_in_parallel(parts, threads,
                         [&](std::size_t part) { std::sort(border(part), border(part + 1), comes_before); });
    for (std::size_t part = 1; part < parts; ++part)
        std::inplace_merge(groups.begin(), border(part), border(part + 1), comes_before);
}

} // namespace namu
