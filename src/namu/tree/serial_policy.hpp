#pragma once

#include "namu/tree/zone_tree.hpp"

#include <optional>

namespace namu {

/// The serial that a zone gets when it is mended: the next one, and where it is known which was published, the next to
/// that; nothing where the zone is ahead of that already. Nothing either where the file does not have the SOA itself, so
/// that it must be raised where that stands.
[[nodiscard]] std::optional<Serial> serial_when_mended(const LoadedZone& zone, const ZoneTree* baseline);

} // namespace namu
