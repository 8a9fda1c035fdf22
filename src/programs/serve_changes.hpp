#pragma once

#include "namu/base/diagnostic_text.hpp"
#include "namu/service/zone_status.hpp"
#include "programs/serve_notices.hpp"
#include "programs/serve_zones.hpp"

#include <string>
#include <vector>

namespace namu {

/// "example.com.: serial 7 -> 8, 1 record removed, 2 added", and the records on lines below, with `-` and `+`.
[[nodiscard]] std::string to_text(const StoredName& zone, const service::ZoneChange& change);

/// Everything that reading had to say: diagnostics, and what became of zones with errors.
[[nodiscard]] Notices read_notices(const std::vector<ServeZones::Part>& parts, Colour colour);

/// What is served otherwise than before.
[[nodiscard]] Notices changes_notices(const std::vector<ServeZones::Part>& parts);

} // namespace namu
