#include "namu/zone/soa_numbers.hpp"

#include "namu/base/bytes.hpp"

#include <algorithm>

namespace namu {

void read_soa_numbers(const Zone& zone, ZoneNumbers& numbers) noexcept
{
    constexpr std::size_t fixed_octets = 20; // serial, refresh, retry, expire, minimum
    const RRsetView soa = zone.apex_node().find(RRType::SOA);
    if (!soa.exists())
        return;
    const Bytes fields = soa.front().last(fixed_octets);
    numbers.serial = Serial{load_u32(fields.data())};
    numbers.negative_ttl = std::min(soa.ttl(), Ttl::from_wire(load_u32(fields.data() + 16)));
}

} // namespace namu
