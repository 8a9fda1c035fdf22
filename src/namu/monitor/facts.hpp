#pragma once

#include "namu/log/event.hpp"
#include "namu/server/totals.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace namu::monitor {

using Time = std::chrono::system_clock::time_point;

/// What can be seen of a zone.
struct ZoneFacts {
    std::string name;
    std::string view = {}; ///< empty: that of everybody
    std::string file = {};
    bool is_served = false; ///< else its names are answered with SERVFAIL
    std::uint32_t serial = 0;
    std::size_t records = 0;
    Time since = {};                         ///< when this version went up
    std::optional<std::string> failure = {}; ///< why what stands in its file is not served; none: it is
    Time failed_at = {};
};

/// How many zones there are.
struct ZoneCounts {
    std::size_t served = 0; ///< as their files say
    std::size_t stale = 0;  ///< by their last good version
    std::size_t failed = 0; ///< not at all
};

/// What has become of reloads: of all, of single zones, and of the configuration.
struct ReloadFacts {
    std::uint64_t done = 0;
    std::uint64_t refused = 0; ///< with an error: something or all stays what it was
    bool was_last_good = true;
    Time last = {}; ///< of any kind, the first loading included
};

/// What has become of the lines of a log.
struct LogFacts {
    std::array<std::uint64_t, log::level_names.size()> told{}; ///< by level
    std::uint64_t dropped = 0;
};

struct QueryLogFacts {
    bool is_on = false;
    std::uint64_t recorded = 0;
    std::uint64_t dropped = 0; ///< since their worker's ring was full, or the disk
};

/// What the pages of a running server tell; whoever runs it knows. Called on the thread of the pages, for each request.
class Facts {
public:
    Facts() = default;
    Facts(const Facts&) = delete;
    Facts& operator=(const Facts&) = delete;
    virtual ~Facts() = default;

    [[nodiscard]] virtual server::ServerTotals totals() const = 0;
    /// The first `most` zones.
    [[nodiscard]] virtual std::vector<ZoneFacts> zones(std::size_t most) const = 0;
    [[nodiscard]] virtual ZoneCounts zone_counts() const = 0;
    [[nodiscard]] virtual ReloadFacts reloads() const = 0;
    /// Why no question can be answered yet, or any more; empty where they are.
    [[nodiscard]] virtual std::string why_not_ready() const = 0;
    [[nodiscard]] virtual std::size_t workers() const = 0;
    [[nodiscard]] virtual LogFacts log() const { return {}; }
    [[nodiscard]] virtual QueryLogFacts query_log() const { return {}; }
};

} // namespace namu::monitor
