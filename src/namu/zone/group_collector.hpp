#pragma once

#include "namu/wire/name_view.hpp"
#include "namu/wire/record_run.hpp"
#include "namu/zone/owner_group.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace namu {

/// The records of runs, put together by owner.
struct CollectedGroups {
    std::vector<OwnerGroup> inside;  ///< at or below the apex
    std::vector<OwnerGroup> outside; ///< elsewhere; without key
};

/// Reads all runs, with so many threads. Groups point into the runs.
[[nodiscard]] CollectedGroups collect_groups(std::span<const RecordRun> runs, NameView apex,
                                             std::size_t threads);

/// Gives runs back once their last group is used up, so that a zone does not stand in memory twice.
///
/// Thread safety: groups may be given back by several threads.
class RunReleaser {
public:
    /// `groups` are all that matter of the runs.
    RunReleaser(std::vector<RecordRun>& runs, std::span<const OwnerGroup> groups);

    void give_back(std::span<const OwnerGroup> groups) noexcept;

private:
    [[nodiscard]] std::size_t run_of(const OwnerGroup& group, std::size_t last) const noexcept;

    std::vector<RecordRun>& runs_;
    std::vector<std::uint32_t> first_record_; ///< of each run
    std::vector<std::atomic<std::size_t>> groups_left_;
};

} // namespace namu
