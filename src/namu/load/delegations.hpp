#pragma once

#include "namu/load/load_zone.hpp"

#include <vector>

namespace namu {

/// Compares both sides of each zone cut whose parent and child are among the zones: NS, their TTL, glue, DS
/// (RFC 1034 §4.2.2). Reports to the parent's diagnostics; the zones must have kept their positions.
void check_delegations(std::vector<LoadedZone>& zones);

} // namespace namu
