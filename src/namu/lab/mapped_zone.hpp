#pragma once

#include "namu/lab/address_map.hpp"
#include "namu/zone/zone.hpp"

#include <memory>

namespace namu::lab {

/// The zone with those addresses that stand for the ones in its A and AAAA records; the very zone where none of them is
/// mapped. An AAAA record whose address is mapped becomes an A record. In a signed zone the signatures of these records
/// fit no more; what it denies is denied as before.
[[nodiscard]] std::shared_ptr<const Zone> mapped_zone(std::shared_ptr<const Zone> zone,
                                                      const AddressMap& map);

} // namespace namu::lab
