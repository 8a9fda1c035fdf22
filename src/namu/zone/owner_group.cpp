#include "namu/zone/owner_group.hpp"

#include "namu/base/parallel.hpp"

#include <algorithm>
#include <span>

namespace namu {
namespace {

bool comes_before(const OwnerGroup& a, const OwnerGroup& b) noexcept
{
    if (a.key != b.key)
        return a.key < b.key;
    const auto order = a.owner() <=> b.owner();
    return order != 0 ? order < 0 : a.first < b.first;
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

void sort_groups(std::vector<OwnerGroup>& groups, std::size_t threads)
{
    constexpr std::size_t worth_a_thread = 50'000;
    const std::size_t parts = std::max<std::size_t>(1, std::min(threads, groups.size() / worth_a_thread));
    const auto border = [&](std::size_t part) {
        return groups.begin() + static_cast<std::ptrdiff_t>(groups.size() * part / parts);
    };
    for_each_in_parallel(parts, threads, [&](std::size_t part) {
        if (!sort_nearly_sorted({border(part), border(part + 1)}))
            std::sort(border(part), border(part + 1), comes_before);
    });
    for (std::size_t part = 1; part < parts; ++part) {
        if (comes_before(*border(part), *(border(part) - 1)))
            std::inplace_merge(groups.begin(), border(part), border(part + 1), comes_before);
    }
}

} // namespace namu
