#include "namu/tree/check/new_ds.hpp"

#include "namu/dnssec/make_ds.hpp"

namespace namu {

std::vector<ZoneDifference::Record> ds_records(const TreeZone& zone, Ttl ttl)
{
    constexpr std::uint16_t zone_key_and_sep = 0x0101;
    std::vector<ZoneDifference::Record> records;
    const NodeView apex = zone.zone().apex_node();
    if (!apex.find_signatures(RRType::DNSKEY).exists())
        return records;
    for (const Bytes key : apex.find(RRType::DNSKEY)) {
        if ((load_u16(key.data()) & zone_key_and_sep) == zone_key_and_sep)
            records.push_back({zone.apex(), RRType::DS, ttl, make_ds(zone.apex(), key)});
    }
    return records;
}

} // namespace namu
