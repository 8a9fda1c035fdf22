#pragma once

#include "namu/zone/zone.hpp"

namespace namu {

/// Takes serial and negative TTL (RFC 2308 §5) from the SOA of a zone; without one they stay as they are.
void read_soa_numbers(const Zone& zone, ZoneNumbers& numbers) noexcept;

} // namespace namu
