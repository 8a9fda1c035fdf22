#pragma once

#include "namu/tree/check/cut.hpp"

#include <map>
#include <vector>

namespace namu {

/// An NS record that names a server.
struct NamingRecord {
    const TreeZone* zone;
    NodeView node; ///< an apex or a zone cut
    PlacedRecord record;
};

/// Every name server of the tree with the records that name it, those of the zones themselves in front.
[[nodiscard]] std::map<NameView, std::vector<NamingRecord>> server_names(const ZoneTree& tree);

/// Where a name server can be found in the tree.
struct ServerVerdict {
    enum class Kind : std::uint8_t {
        has_address,
        unknown, ///< outside the tree, or behind a delegation that leads out of it
        alias,   ///< `target` is the name that it stands for
        nowhere, ///< no such name, or no address
    };

    Kind kind = Kind::unknown;
    const TreeZone* home = nullptr; ///< the zone that it lies in, unless unknown
    NameView target = {};
};

[[nodiscard]] ServerVerdict judge_server(const ZoneTree& tree, NameView server);

} // namespace namu
