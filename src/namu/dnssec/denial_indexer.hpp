#pragma once

#include "namu/zone/denial_index.hpp"
#include "namu/zone/zone.hpp"

namespace namu {

/// Works out which NSEC or NSEC3 record denies what in a zone. Kind `none` for an unsigned zone, and for
/// a chain that does not begin at the apex or hashes in a way that nobody knows.
///
/// Where there are both, NSEC3 counts: it is complete as soon as an NSEC3PARAM stands at the apex, and the
/// older chain goes away after that (RFC 5155 §10.4).
[[nodiscard]] DenialIndex index_denial(const Zone& zone);

} // namespace namu
