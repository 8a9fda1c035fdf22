#pragma once

#include "namu/load/load_zone.hpp"
#include "namu/tree/text/zone_outline.hpp"

#include <cstddef>
#include <optional>

namespace namu {

/// Finds out which entries of a zone's file records stand in, and behind which one a new record belongs.
class RecordPlace {
public:
    /// Both outlive this; the outline is that of the zone's own file.
    RecordPlace(const LoadedZone& zone, const ZoneOutline& outline) : zone_{zone}, outline_{outline} {}

    /// The entry that a record stands in; none where that is in an included file, or no record but a `$GENERATE`.
    [[nodiscard]] std::size_t entry_of(const RecordPosition& position) const;

    /// The entry behind which a new record belongs: the last of its own RRset, of its owner, of the same zone cut, or
    /// of its like. None for the end of the file.
    [[nodiscard]] std::size_t find(NameView owner, RRType type) const;

private:
    [[nodiscard]] std::size_t last_entry_of(const NodeView& node, std::optional<RRType> type) const;
    [[nodiscard]] std::size_t last_at_cut_above(NameView owner) const;
    [[nodiscard]] std::size_t last_of_delegations() const;
    [[nodiscard]] std::size_t before_in_order(NameView owner, RRType type) const;

    const LoadedZone& zone_;
    const ZoneOutline& outline_;
};

} // namespace namu
