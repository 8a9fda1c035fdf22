#pragma once

#include "namu/zone/branch.hpp"
#include "namu/zone/branch_writer.hpp"
#include "namu/zone/record_buckets.hpp"
#include "namu/zone/zone_builder.hpp"

#include <cstddef>
#include <memory>
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
    std::vector<OwnerGroup> write_apex(RecordBuckets& buckets, BranchWriter& writer);
    void write_branches(RecordBuckets& buckets, std::vector<OwnerGroup> first);
    void mark_hash_owners();
    void index_names();
    void link_hosts();

    ZoneBuilder& from_;
    std::size_t threads_;
    std::shared_ptr<ZoneParts> parts_;
    Branch tree_; ///< what is done of the zone
    std::shared_ptr<Zone> zone_;
};

} // namespace namu
