#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/zone/zone_builder.hpp"

#include <cstddef>

namespace namu {

/// Judges a zone by all rules of rules.hpp and reports what breaks one. Names are those of the records, places
/// those that the ZoneBuilder was given. A zone for which an error is reported must not be served.
///
/// So many threads share the rules. Reports in the order of the rules: `Diagnostics::sort` brings them into the order of the file.
void check_zone(const BuiltZone& built, std::size_t threads, Diagnostics& diagnostics);

} // namespace namu
