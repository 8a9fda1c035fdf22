#pragma once

#include "namu/tree/zone_tree.hpp"

#include <vector>

namespace namu {

/// The DS records, with digest SHA-256 (RFC 4509 §2.1), of the keys that a parent should point to: those with the SEP flag
/// (RFC 4034 §2.1.1), where the keys of the zone are signed. None for a zone that is not signed, whose DS would make it
/// bogus.
[[nodiscard]] std::vector<ZoneDifference::Record> ds_records(const TreeZone& zone, Ttl ttl);

} // namespace namu
