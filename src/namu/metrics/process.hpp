#pragma once

#include "namu/metrics/exposition.hpp"

#include <cstdint>
#include <optional>

namespace namu::metrics {

/// What the kernel says about this process.
struct ProcessFacts {
    std::uint64_t resident_octets = 0;
    std::uint64_t virtual_octets = 0;
    double cpu_seconds = 0;     ///< of all threads, user and system
    double started_seconds = 0; ///< since 1970
    std::uint64_t open_descriptors = 0;
    std::optional<std::uint64_t> most_descriptors = {}; ///< none: no limit
};

/// Reads /proc/self; what cannot be read there, as in a tight sandbox, stays 0.
[[nodiscard]] ProcessFacts process_facts();

/// Writes them by the names that all exporters of Prometheus use: `process_resident_memory_bytes` and so on.
void write_process_metrics(Exposition& out, const ProcessFacts& facts);

} // namespace namu::metrics
