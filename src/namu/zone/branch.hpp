#pragma once

#include "namu/base/growing_block.hpp"
#include "namu/zone/build_notes.hpp"
#include "namu/zone/node_data.hpp"
#include "namu/zone/record_positions.hpp"
#include "namu/zone/zone_parts.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu {

/// Nodes of a zone that is being built, in canonical order: its apex, or some of the apex's children with all that is
/// below them. Links count from the beginning of this block, until the branch is joined to the zone's; the apex is
/// `apex_ref` in every branch.
struct Branch {
    /// No node stands at the very beginning of a block, as 0 means none; the apex is the first node of the zone.
    static constexpr NodeRef apex_ref{1};

    GrowingBlock block;
    std::vector<NodeRef> order;
    std::vector<std::uint64_t> hashes; ///< of the owners, in the same order
    NodeRef wildcard_of_apex = NodeRef::none;
    ZoneNumbers numbers;
    BuildNotes notes;
    RecordPositions positions;

    [[nodiscard]] NodeHead& head(NodeRef ref) noexcept
    {
        return *reinterpret_cast<NodeHead*>(block.data() +
                                            std::size_t{static_cast<std::uint32_t>(ref)} * node_unit);
    }

    /// Empties it, with room at the beginning for what no node of it may be called.
    void clear();

    /// Puts the nodes of `more` behind those that are here, and all that was noted on the way; `more` is good for
    /// nothing but `clear` afterwards. Throws std::length_error where the block becomes larger than 32 GiB.
    void join(Branch& more);
};

} // namespace namu
