#include "namu/tree/serial_policy.hpp"

#include "namu/tree/next_serial.hpp"

namespace namu {

std::optional<Serial> serial_when_mended(const LoadedZone& zone, const ZoneTree* baseline)
{
    const NodeView apex = zone.zone->apex_node();
    for (std::size_t set = 0; set < apex.rrset_count(); ++set) {
        const RecordPosition position = zone.positions.of(apex, set);
        if (apex.rrset(set).type() == RRType::SOA && position.owner().begin.source() != 0)
            return std::nullopt;
    }
    const Serial serial = zone.zone->serial();
    const TreeZone* const published = baseline == nullptr ? nullptr : baseline->find(zone.zone->apex());
    if (published == nullptr || !published->is_loaded())
        return next_serial(serial);
    const Serial before = published->zone().serial();
    return serial.is_newer_than(before) ? std::nullopt : std::optional{next_serial(before)};
}

} // namespace namu
