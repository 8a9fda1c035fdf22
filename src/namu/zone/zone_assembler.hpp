#pragma once

#include "namu/zone/branch.hpp"
#include "namu/zone/owner_group.hpp"
#include "namu/zone/zone_builder.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace namu {

/// The steps from a full ZoneBuilder to a Zone, each once and in this order. Used by
/// `ZoneBuilder::build` only.
class ZoneAssembler {
public:
    ZoneAssembler(ZoneBuilder& from, std::size_t threads);
    BuiltZone run();

private:
    void write_nodes();
    void write_branches(std::span<const OwnerGroup> groups);
    void mark_hash_owners();
    void index_names();
    void link_hosts();

    ZoneBuilder& from_;
    std::size_t threads_;
    std::shared_ptr<ZoneParts> parts_;
    Branch tree_; ///< what is done of the zone
    std::shared_ptr<Zone> zone_;
    std::vector<OwnerGroup> groups_;
};

} // namespace namu
