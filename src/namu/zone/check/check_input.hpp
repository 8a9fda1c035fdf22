#pragma once

#include "namu/zone/build_notes.hpp"
#include "namu/zone/check/type_index.hpp"
#include "namu/zone/record_positions.hpp"
#include "namu/zone/zone.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace namu {

class GlueHosts;
class OddTargets;

/// What the rules judge: a zone, of which `by_type` has the part that is looked at.
struct CheckInput {
    const Zone& zone;
    const RecordPositions& positions;
    const BuildNotes& notes;
    const TypeIndex& by_type;
    // For some rules about one name at a time:
    const GlueHosts* glue_hosts = nullptr;
    const OddTargets* odd_targets = nullptr;

    [[nodiscard]] bool has_apex() const noexcept { return by_type.nodes().begin == 0; }
};

/// An RRset with the places where its records were written. Lives as long as its CheckInput.
class CheckedRRset {
public:
    /// RRset `number` of `node`.
    CheckedRRset(const CheckInput& input, const NodeView& node, std::size_t number) noexcept
        : positions_{&input.positions},
          node_{node},
          records_{node.rrset(number)},
          number_{number}
    {}

    [[nodiscard]] const NodeView& node() const noexcept { return node_; }
    [[nodiscard]] NameView owner() const noexcept { return node_.owner(); }
    [[nodiscard]] TypeIndex::Place place() const noexcept
    {
        return {node_.zone().ref_of(node_), static_cast<std::uint16_t>(number_)};
    }
    [[nodiscard]] RRType type() const noexcept { return records_.type(); }
    [[nodiscard]] const RRsetView& records() const noexcept { return records_; }
    [[nodiscard]] RecordPosition position(std::size_t record = 0) const noexcept
    {
        return positions_->of(node_, number_, record);
    }

    /// The numbers of the records, the one that was written first in front.
    [[nodiscard]] std::vector<std::size_t> in_file_order() const;
    /// The place of the record that was written first.
    [[nodiscard]] RecordPosition first_written() const;

private:
    const RecordPositions* positions_;
    NodeView node_;
    RRsetView records_;
    std::size_t number_;
};

/// Orders places as a reader of the file meets them.
[[nodiscard]] inline bool comes_before(const RecordPosition& a, const RecordPosition& b) noexcept
{
    return a.owner().begin < b.owner().begin;
}

/// Calls `visit` with each node of the part.
template <typename Visit>
void for_each_node(const CheckInput& input, Visit&& visit)
{
    for (std::size_t i = input.by_type.nodes().begin; i < input.by_type.nodes().end; ++i)
        visit(input.zone.node(i));
}

/// Calls `visit` with each RRset of that type; the type must be one that a TypeIndex has.
template <typename Visit>
void for_each_rrset(const CheckInput& input, RRType type, Visit&& visit)
{
    for (const auto& place : input.by_type.of(type))
        visit(CheckedRRset{input, input.zone.node_at(place.node), place.number});
}

/// Calls `visit` with each RRset of a node.
template <typename Visit>
void for_each_rrset(const CheckInput& input, const NodeView& node, Visit&& visit)
{
    for (std::size_t number = 0; number < node.rrset_count(); ++number)
        visit(CheckedRRset{input, node, number});
}

/// The RRset of that type at a node, or nothing.
[[nodiscard]] std::optional<CheckedRRset> find_rrset(const CheckInput& input, const NodeView& node,
                                                     RRType type);

/// True for the types that a signer puts beside or between all others (RFC 4034 §3, §4, RFC 5155 §3).
[[nodiscard]] constexpr bool is_from_signer(RRType type) noexcept
{
    return type == RRType::RRSIG || type == RRType::NSEC || type == RRType::NSEC3;
}

} // namespace namu
