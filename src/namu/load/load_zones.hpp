#pragma once

#include "namu/load/load_zone.hpp"

#include <cstddef>
#include <vector>

namespace namu {

/// Loads many zones with several threads; the results stand in the order of the requests. Of two that
/// have the same name the later one gets the error zone-given-twice, and no zone.
///
/// `threads` 0 means as many as the machine has cores. Throws what load_zone throws.
[[nodiscard]] std::vector<LoadedZone> load_zones(const std::vector<ZoneRequest>& requests,
                                                 std::size_t threads = 0, const LoadOptions& options = {});

} // namespace namu
