#pragma once

#include "namu/zone/node_records.hpp"
#include "namu/zone/node_writer.hpp"
#include "namu/zone/owner_group.hpp"
#include "namu/zone/zone_builder.hpp"

#include <cstddef>
#include <cstdint>
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
    void collect_groups();
    void collect_groups(const RecordRun& run, std::uint32_t& number);
    void note_outside(const OwnerGroup& group);

    void write_nodes();
    void write_node(NameView owner, std::span<const OwnerGroup> groups);
    void open_way_to(NameView owner);
    void append_node(NameView owner);
    void collect_records(std::span<const OwnerGroup> groups);
    void judge_records();
    void judge_set(std::span<NodeRecord> set, std::size_t& kept);
    void note_duplicate(const NodeRecord& kept, const NodeRecord& again);
    void note_ttls(std::span<const NodeRecord> set);
    void release_runs(std::span<const OwnerGroup> written);

    void mark_hash_owners();
    void index_names();
    void link_hosts();

    [[nodiscard]] RecordPosition position(std::uint32_t record) const noexcept;
    [[nodiscard]] NodeHead& head(NodeRef ref) noexcept;

    /// A node on the way from the apex to the one that is written.
    struct OpenNode {
        NodeRef ref;
        std::uint64_t hash;
        std::size_t labels;
    };

    ZoneBuilder& from_;
    std::size_t threads_;
    std::shared_ptr<ZoneParts> parts_;
    ZoneNumbers numbers_;
    GrowingBlock& block_;
    std::shared_ptr<Zone> zone_;
    NodeWriter writer_;
    std::vector<NodeRef> order_;
    BuildNotes notes_;
    RecordPositions positions_;
    std::vector<OwnerGroup> groups_;
    std::vector<std::uint32_t> first_record_of_run_;
    std::vector<std::size_t> groups_left_of_run_; ///< that are not written yet
    std::vector<OpenNode> way_;
    NameView owner_in_hand_;
    std::vector<NodeRecord> records_; ///< of that owner
    std::vector<std::uint64_t> hashes_;
};

} // namespace namu
