#pragma once

#include <cstdint>
#include <vector>

#include <sys/types.h>

namespace namu::bench {

/// The CPU time that all threads of these processes have taken so far, in nanoseconds, by
/// /proc/PID/task/*/schedstat. A thread that has ended is not in it any more. A process that is gone counts as 0.
[[nodiscard]] std::uint64_t cpu_time_of(const std::vector<pid_t>& processes);

} // namespace namu::bench
