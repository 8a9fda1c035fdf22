#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/zone/zone_builder.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace namu::testing {

/// A zone written as text in a test, with all that reading it had to say.
struct ZoneFromText {
    BuiltZone built;
    Diagnostics diagnostics;
    SourceMap sources;
};

/// Reads master-file text as the zone `apex` and builds its tree; nothing judges the zone.
[[nodiscard]] ZoneFromText zone_from_text(std::string_view apex, std::string text);

/// The same for a text that must be readable: throws std::invalid_argument, with the diagnostics, where
/// it is not.
[[nodiscard]] std::shared_ptr<const Zone> good_zone(std::string_view apex, std::string text);

} // namespace namu::testing
