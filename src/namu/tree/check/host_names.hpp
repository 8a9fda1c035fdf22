#pragma once

#include "namu/tree/check/reverse_name.hpp"
#include "namu/tree/zone_tree.hpp"

#include <map>
#include <vector>

namespace namu {

/// A name with an address, in the zone that it belongs to.
struct HostName {
    const TreeZone* zone;
    PlacedRecord record;
};

/// Which names of the tree have which address: data of its zones, neither glue nor wildcards. Those at the apex of a zone
/// stand behind the others, as a host mostly has a name of its own.
[[nodiscard]] std::map<HostAddress, std::vector<HostName>> host_names(const ZoneTree& tree);

} // namespace namu
