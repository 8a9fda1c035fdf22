#include "namu/zone/owner_group.hpp"

#include <algorithm>

namespace namu {
namespace {

/// For groups of one key.
[[gnu::noinline]] bool owner_comes_before(const OwnerGroup& a, const OwnerGroup& b) noexcept
{
    const auto order = a.owner() <=> b.owner();
    return order != 0 ? order < 0 : a.first < b.first;
}

/// Hardly any two keys have the same first half, so that decides, and nothing else is worth its room in a loop.
bool comes_before(const OwnerGroup& a, const OwnerGroup& b) noexcept
{
    if (a.key.first != b.key.first) [[likely]]
        return a.key.first < b.key.first;
    if (a.key.second != b.key.second)
        return a.key.second < b.key.second;
    return owner_comes_before(a, b);
}

/// Whether a walk over the groups in front meets a group out of its place as often as in a text in no order.
bool looks_unsorted(std::span<const OwnerGroup> groups) noexcept
{
    constexpr std::size_t enough = 1'024;
    const std::size_t seen = std::min(enough, groups.size());
    std::size_t steps_back = 0;
    for (std::size_t i = 1; i < seen; ++i)
        steps_back += comes_before(groups[i], groups[i - 1]) ? 1U : 0U;
    return steps_back > seen / 4;
}

/// Most files are in order but for a few records that stand somewhat behind their place, such as a DS behind the
/// glue: these are put right in one walk. False, and half done, where that becomes too much.
bool sort_nearly_sorted(std::span<OwnerGroup> groups)
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

bool same_owner(const OwnerGroup& a, const OwnerGroup& b) noexcept
{
    return a.key == b.key && a.owner() == b.owner();
}

void sort_groups(std::span<OwnerGroup> groups)
{
    if (looks_unsorted(groups) || !sort_nearly_sorted(groups))
        std::sort(groups.begin(), groups.end(), comes_before);
}

} // namespace namu
