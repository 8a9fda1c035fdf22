#pragma once

#include "namu/zone/zone.hpp"

#include <cstdint>
#include <memory>

namespace namu::testing {

/// The zone as it comes about by edits: versions that have some records of it and some others follow one another, and
/// the last has its own. Where an edit is declined, as with another NSEC3PARAM, the version is built anew.
[[nodiscard]] std::shared_ptr<const Zone> zone_after_edits(const Zone& zone, std::uint32_t seed);

} // namespace namu::testing
