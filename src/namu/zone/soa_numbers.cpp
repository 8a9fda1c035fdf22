#include "namu/zone/soa_numbers.hpp"

#include "namu/base/bytes.hpp"

#include <algorithm>

namespace namu {

Serial serial_in(Bytes soa) noexcept
{
    return Serial{load_u32(soa.last(soa_fixed_octets).data())};
}

void read_soa_numbers(const Zone& zone, ZoneNumbers& numbers) noexcept
{
    const RRsetView soa = zone.apex_node().find(RRType::SOA);
    if (!soa.exists())
        return;
    const Bytes fields = soa.front().last(soa_fixed_octets);
    numbers.serial = serial_in(soa.front());
    numbers.negative_ttl = std::min(soa.ttl(), Ttl::from_wire(load_u32(fields.data() + 16)));
}

} // namespace namu
