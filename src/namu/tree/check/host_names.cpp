#include "namu/tree/check/host_names.hpp"

#include <algorithm>
#include <utility>

namespace namu {

std::map<HostAddress, std::vector<HostName>> host_names(const ZoneTree& tree)
{
    std::map<HostAddress, std::vector<HostName>> names;
    for (const TreeZone& zone : tree.zones()) {
        if (!zone.is_loaded())
            continue;
        for (std::size_t i = 0; i < zone.zone().node_count(); ++i) {
            const NodeView node = zone.zone().node(i);
            if (node.is_cut() || node.is_occluded() || node.owner().is_wildcard())
                continue;
            for (PlacedRecord& record : addresses_of(zone, node)) {
                const Bytes octets = record.record.rdata;
                names[{record.record.type, {octets.begin(), octets.end()}}].push_back(
                    {&zone, std::move(record)});
            }
        }
    }
    for (auto& [address, hosts] : names)
        std::stable_partition(hosts.begin(), hosts.end(), [](const HostName& host) {
            return host.record.record.owner != host.zone->apex();
        });
    return names;
}

} // namespace namu
