#pragma once

#include "namu/wire/name.hpp"
#include "namu/zone/branch.hpp"
#include "namu/zone/node_records.hpp"
#include "namu/zone/node_writer.hpp"
#include "namu/zone/owner_group.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace namu {

/// Makes nodes of sorted groups of records: first the apex, then any branches below it, which different writers may
/// write at the same time.
class BranchWriter {
public:
    /// `positions` are those of all records of the zone, or none at all.
    BranchWriter(const Name& apex, std::span<const RecordPosition> positions) noexcept
        : apex_{apex},
          positions_{positions}
    {}

    /// The apex of a zone with its records, if it has any.
    void write_apex(std::span<const OwnerGroup> groups, Branch& branch);

    /// Names below the apex; `groups` has whole names only, and all that are below those children of the apex which
    /// it has. `zone` begins with the apex.
    void write(std::span<const OwnerGroup> groups, const NodeHead& apex, Branch& branch);

    /// Says of a record that it is not below the apex.
    void note_outside(const OwnerGroup& group, BuildNotes& notes) const;

private:
    /// A node on the way from the apex to the one that is written.
    struct OpenNode {
        NodeRef ref;
        std::uint64_t hash;
        std::size_t labels;
        bool hides_below; ///< it is a zone cut or a DNAME, or is hidden itself
    };

    void open_way_to(NameView owner);
    [[nodiscard]] NameView owner_of(const OpenNode& node) const noexcept;
    void append_node(NameView owner);
    void append(NameView owner, const NodeHead& links, std::uint64_t hash, std::size_t labels);
    void collect_records(std::span<const OwnerGroup> groups);
    void judge_records();
    void judge_set(std::span<NodeRecord> set, std::size_t& kept);
    void note_duplicate(const NodeRecord& kept, const NodeRecord& again);
    void note_ttls(std::span<const NodeRecord> set);
    [[nodiscard]] RecordPosition position(std::uint32_t record) const noexcept;

    const Name& apex_;
    std::span<const RecordPosition> positions_;
    Branch* branch_ = nullptr; ///< that is written to
    std::vector<OpenNode> way_;
    NameView owner_in_hand_;
    std::vector<NodeRecord> records_; ///< of that owner
};

} // namespace namu
