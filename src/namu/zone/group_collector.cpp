#include "namu/zone/group_collector.hpp"

#include "namu/base/parallel.hpp"

#include <algorithm>

namespace namu {
namespace {

std::vector<std::uint32_t> first_records_of(std::span<const RecordRun> runs)
{
    std::vector<std::uint32_t> first;
    std::uint32_t number = 0;
    for (const RecordRun& run : runs) {
        first.push_back(number);
        number += static_cast<std::uint32_t>(run.size());
    }
    return first;
}

/// `number` is that of the first record of the run.
CollectedGroups collect(const RecordRun& run, std::uint32_t number, NameView apex)
{
    CollectedGroups groups;
    OwnerGroup group{};
    bool is_inside = false;
    const auto finish_group = [&] {
        if (group.count != 0)
            (is_inside ? groups.inside : groups.outside).push_back(group);
    };
    for (auto at = run.begin(); at != run.end(); ++at) {
        if (const RunRecord record = *at; record.is_new_owner) {
            finish_group();
            is_inside = record.owner.is_at_or_below(apex);
            group = {is_inside ? sort_key_below(record.owner, apex.size()) : SortKey{}, at.place(), number,
                     0};
        }
        ++group.count;
        ++number;
    }
    finish_group();
    return groups;
}

template <typename Member>
std::vector<OwnerGroup> joined(std::vector<CollectedGroups>& parts, Member member)
{
    if (parts.size() == 1)
        return std::move(parts.front().*member);
    std::size_t size = 0;
    for (const CollectedGroups& part : parts)
        size += (part.*member).size();
    std::vector<OwnerGroup> all;
    all.reserve(size);
    for (CollectedGroups& part : parts) {
        all.insert(all.end(), (part.*member).begin(), (part.*member).end());
        part.*member = {};
    }
    return all;
}

} // namespace

CollectedGroups collect_groups(std::span<const RecordRun> runs, NameView apex, std::size_t threads)
{
    const std::vector<std::uint32_t> first = first_records_of(runs);
    std::vector<CollectedGroups> parts(runs.size());
    for_each_in_parallel(runs.size(), threads,
                         [&](std::size_t i) { parts[i] = collect(runs[i], first[i], apex); });
    return {joined(parts, &CollectedGroups::inside), joined(parts, &CollectedGroups::outside)};
}

RunReleaser::RunReleaser(std::vector<RecordRun>& runs, std::span<const OwnerGroup> groups)
    : runs_{runs},
      first_record_{first_records_of(runs)},
      groups_left_(runs.size())
{
    std::size_t run = 0;
    for (const OwnerGroup& group : groups) {
        run = run_of(group, run);
        groups_left_[run].fetch_add(1, std::memory_order_relaxed);
    }
}

void RunReleaser::give_back(std::span<const OwnerGroup> groups) noexcept
{
    std::size_t run = 0;
    for (const OwnerGroup& group : groups) {
        run = run_of(group, run);
        if (groups_left_[run].fetch_sub(1, std::memory_order_acq_rel) == 1)
            runs_[run] = RecordRun{};
    }
}

/// Nearly always it is the run of the group before.
std::size_t RunReleaser::run_of(const OwnerGroup& group, std::size_t last) const noexcept
{
    const bool begins_before = first_record_[last] <= group.first;
    if (begins_before && (last + 1 == first_record_.size() || group.first < first_record_[last + 1]))
        return last;
    const auto after = std::upper_bound(first_record_.begin(), first_record_.end(), group.first);
    return static_cast<std::size_t>(after - first_record_.begin()) - 1;
}

} // namespace namu
