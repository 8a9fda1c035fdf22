#pragma once

#include "namu/wire/serial.hpp"
#include "namu/zone/zone.hpp"
#include "namu/zone/zone_difference.hpp"

#include <memory>

namespace namu {

/// Whether the SOA of a zone is signed: then only who has the key can change its serial (RFC 4034 §3.1).
[[nodiscard]] bool has_signed_soa(const Zone& zone) noexcept;

/// The same zone with another serial, for who loads it, before anybody else has it. Null where a version that
/// was edited often has to be built anew for that.
[[nodiscard]] std::shared_ptr<Zone> with_serial(std::shared_ptr<Zone> zone, Serial serial);

/// Makes a difference from `zone` lead to that serial, whatever it led to before. False where it would leave the zone
/// without exactly one SOA.
[[nodiscard]] bool lead_to_serial(ZoneDifference& difference, const Zone& zone, Serial serial);

} // namespace namu
