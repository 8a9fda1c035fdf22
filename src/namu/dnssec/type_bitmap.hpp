#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/rr_type.hpp"

#include <vector>

namespace namu {

/// The types that a valid type bitmap of NSEC, NSEC3 or CSYNC lists, in ascending order (RFC 4034 §4.1.2).
[[nodiscard]] std::vector<RRType> types_in_bitmap(Bytes bitmap);

} // namespace namu
