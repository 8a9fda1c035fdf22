#pragma once

#include "namu/zone/zone.hpp"

namespace namu {

/// True where two zones have the same owners, types, TTLs and records; the case of owners counts.
[[nodiscard]] bool same_records(const Zone& a, const Zone& b) noexcept;

} // namespace namu
