#include "namu/zone/zone_serial.hpp"

#include "namu/zone/soa_numbers.hpp"

#include <algorithm>
#include <utility>

namespace namu {
namespace {

bool is_soa(const ZoneDifference::Record& record) noexcept
{
    return record.type == RRType::SOA;
}

ZoneDifference::Record record_of(const RRsetView& set)
{
    const Bytes rdata = set.front();
    return {set.owner(), set.type(), set.ttl(), {rdata.begin(), rdata.end()}};
}

void store_serial(ZoneDifference::Record& soa, Serial serial)
{
    store_u32(soa.rdata.data() + soa.rdata.size() - soa_fixed_octets, serial.value());
}

bool is_same(const ZoneDifference::Record& a, const ZoneDifference::Record& b) noexcept
{
    return a.ttl == b.ttl && a.rdata == b.rdata;
}

} // namespace

bool has_signed_soa(const Zone& zone) noexcept
{
    return zone.apex_node().find_signatures(RRType::SOA).exists();
}

std::shared_ptr<Zone> with_serial(std::shared_ptr<Zone> zone, Serial serial)
{
    if (zone->serial() == serial || zone->set_serial(serial))
        return zone;
    ZoneDifference difference;
    if (!lead_to_serial(difference, *zone, serial))
        return nullptr;
    return apply_difference(*zone, difference);
}

bool lead_to_serial(ZoneDifference& difference, const Zone& zone, Serial serial)
{
    const RRsetView now = zone.apex_node().find(RRType::SOA);
    if (now.size() != 1 || std::ranges::count_if(difference.added, is_soa) > 1)
        return false;
    const ZoneDifference::Record before = record_of(now);
    const auto added = std::ranges::find_if(difference.added, is_soa);
    ZoneDifference::Record after = added == difference.added.end() ? before : std::move(*added);
    store_serial(after, serial);
    std::erase_if(difference.added, is_soa);
    std::erase_if(difference.removed, is_soa);
    if (is_same(before, after))
        return true;
    difference.removed.push_back(before);
    difference.added.push_back(std::move(after));
    return true;
}

} // namespace namu
