#pragma once

#include "namu/wire/name_view.hpp"
#include "namu/zone/zone.hpp"

#include <cstddef>

namespace namu {

/// What follows the two names in the RDATA of an SOA: serial, refresh, retry, expire, minimum (RFC 1035 §3.3.13).
inline constexpr std::size_t soa_fixed_octets = 20;
inline constexpr std::size_t max_soa_octets = 2 * max_name_octets + soa_fixed_octets;

/// The serial in the RDATA of an SOA.
[[nodiscard]] Serial serial_in(Bytes soa) noexcept;

/// Takes serial and negative TTL (RFC 2308 §5) from the SOA of a zone; without one they stay as they are.
void read_soa_numbers(const Zone& zone, ZoneNumbers& numbers) noexcept;

} // namespace namu
