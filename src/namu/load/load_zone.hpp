#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/dnssec/check/dnssec_check.hpp"
#include "namu/load/judge.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/zone/record_positions.hpp"
#include "namu/zone/zone.hpp"
#include "namu/zonefile/origin_of.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace namu {

struct LoadOptions {
    Judge judge = Judge::all_rules;
    bool keep_positions = false; ///< also of a zone without fault: for `namu explain`
    /// How keys, signatures and chains are judged, where the zone has any; not at all where there is nothing.
    std::optional<DnssecCheck> dnssec = std::nullopt;
    /// For one zone: a large one is worth several.
    std::size_t threads = 1;
};

/// What became of one request.
struct LoadedZone {
    std::shared_ptr<const Zone> zone;  ///< null where an error keeps it from being served
    std::optional<FoundOrigin> origin; ///< none where the name of the zone could not be found out
    std::string path;
    Diagnostics diagnostics;
    SourceMap sources;         ///< empty where nothing was wrong, unless positions are kept
    RecordPositions positions; ///< empty unless kept
};

/// Makes a Zone of a file: finds its name, reads it, builds the tree, judges it. Everything that is
/// wrong is in the diagnostics. Throws only where memory or 32-bit numbers run out.
[[nodiscard]] LoadedZone load_zone(const ZoneRequest& request, const LoadOptions& options = {});

} // namespace namu
