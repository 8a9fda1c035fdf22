#pragma once

#include "namu/load/load_zone.hpp"
#include "namu/tree/text/zone_change.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace namu {

/// A record as it was read: all of it in octets, and the place of its entry.
struct ReadRecord {
    std::string octets;
    SourcePosition place;

    friend auto operator<=>(const ReadRecord&, const ReadRecord&) = default;
};

/// All records of a text of the zone, ordered by their octets. The zone's file itself is not read, those that it
/// includes are.
[[nodiscard]] std::vector<ReadRecord> read_records(const LoadedZone& zone, const std::string& text);

/// Whether the new text holds what the old one did, but for the change: nothing is lost, nothing comes by mistake.
[[nodiscard]] bool reads_back(const LoadedZone& zone, const std::vector<ReadRecord>& before,
                              const std::string& text, const ZoneChange& change);

} // namespace namu
