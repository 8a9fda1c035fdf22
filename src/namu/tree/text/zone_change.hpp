#pragma once

#include "namu/base/record_position.hpp"
#include "namu/wire/record.hpp"
#include "namu/wire/serial.hpp"
#include "namu/zone/zone_difference.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace namu {

/// A record of a zone, and where it was written. Lives as long as its zone.
struct PlacedRecord {
    RecordView record;
    RecordPosition position;
};

/// What should be otherwise in one zone.
struct ZoneChange {
    std::size_t zone = 0; ///< its number in the tree
    std::vector<PlacedRecord> removed = {};
    std::vector<ZoneDifference::Record> added = {};
    std::optional<Serial> serial = {}; ///< that the zone gets
};

} // namespace namu
