#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/config/configuration.hpp"
#include "namu/config/places.hpp"

#include <span>

namespace namu::config {

/// Reports values that do not fit each other. `beginning` is where one speaks of the file as a whole. True where the
/// names of all zones stand in the configuration, so that they have been judged too.
bool judge(const Configuration& configuration, const Places& places, const SourceSpan& beginning,
           Diagnostics& diagnostics);

/// Reports zones of listeners and logs that are not among these.
void judge_zone_names(const Configuration& configuration, const Places& places,
                      std::span<const StoredName> known, Diagnostics& diagnostics);

} // namespace namu::config
