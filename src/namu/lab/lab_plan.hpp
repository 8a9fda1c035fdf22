#pragma once

#include "namu/lab/address_map.hpp"
#include "namu/resolve/root_hints.hpp"
#include "namu/wire/stored_name.hpp"
#include "namu/zone/catalog.hpp"

#include <span>
#include <string>
#include <vector>

#include <boost/asio/ip/address.hpp>

namespace namu::lab {

/// A zone as one of its servers has it.
struct ServedZone {
    StoredName zone;
    StoredName server; ///< what that zone calls the server
};

/// One address of the lab, and the virtual server behind it.
struct LabServer {
    boost::asio::ip::address address; ///< as the zones have it
    boost::asio::ip::address listens; ///< where it is in the lab
    std::vector<ServedZone> zones;    ///< that name it as their server, each once, in canonical order

    /// What a zone calls this server; null where it does not have that zone.
    [[nodiscard]] const StoredName* name_for(const StoredName& zone) const noexcept;
};

/// Who serves what in a lab, as its zones themselves say by their NS records and the addresses of those servers: each
/// address is a server that has just the zones which name it.
struct LabPlan {
    std::vector<LabServer> servers; ///< in the order of their addresses
    AddressMap addresses;
    StoredName top;                   ///< the zone that all others are below: the root, if there is one
    std::vector<StoredName> tops;     ///< other zones without a zone above them: from `top` nobody finds them
    std::vector<StoredName> unserved; ///< zones of whose servers no address is known
};

enum class MapAddresses : std::uint8_t { to_loopback, not_at_all };

/// The plan for all zones of a lab. `others` are addresses of other hosts that shall be in the lab as well: they are
/// mapped like those of the servers, which they do not change.
[[nodiscard]] LabPlan make_lab_plan(const Catalog& zones, MapAddresses map,
                                    std::span<const boost::asio::ip::address> others = {});

/// The zones as the lab serves them, with the addresses that its servers have there.
[[nodiscard]] Catalog mapped_zones(const Catalog& zones, const AddressMap& addresses);

/// Where a resolver begins in this lab: the servers of the top zone.
[[nodiscard]] resolve::RootHints root_hints(const LabPlan& plan);

} // namespace namu::lab
