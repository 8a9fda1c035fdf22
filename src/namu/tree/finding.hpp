#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/load/load_zone.hpp"
#include "namu/tree/text/zone_change.hpp"

#include <string>
#include <vector>

namespace namu {

/// A place in the file of a zone.
struct TreePlace {
    const LoadedZone* zone = nullptr;
    SourceSpan span = {};
};

/// Something that does not fit between two zones, and the change that mends it.
struct Finding {
    struct Note {
        TreePlace where;
        std::string message;
    };

    const DiagnosticRule* rule;
    TreePlace where; ///< in the zone that is to be mended, or has to be looked at first
    std::string message;
    std::string hint = {};
    std::vector<Note> notes = {}; ///< the other side
    std::vector<ZoneChange> changes = {};
    /// Why there is no change, where there is none.
    std::string no_change = {};
};

} // namespace namu
