#pragma once

#include "namu/server/zone_set.hpp"
#include "namu/wire/serial.hpp"
#include "namu/wire/stored_name.hpp"
#include "namu/zone/record_changes.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace namu::service {

/// What an edit made of a zone.
struct ZoneChange {
    std::chrono::system_clock::time_point at;
    Serial from;
    Serial to;
    RecordChanges records;
};

/// What an operator wants to know of a zone that is, or should be, served.
struct ZoneStatus {
    std::string file;
    bool is_served = false; ///< else its names are answered with SERVFAIL
    Serial serial = {};
    Serial serial_in_file = {};
    std::size_t records = 0;
    std::chrono::system_clock::time_point since = {}; ///< when this version went up
    std::optional<ZoneChange> last_change = {};
    /// Why what stands in the file is not served; nothing where it is.
    std::optional<std::string> failure = {};
    std::chrono::system_clock::time_point failed_at = {};
};

} // namespace namu::service
