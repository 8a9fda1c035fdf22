#pragma once

#include "namu/wire/rr_type.hpp"
#include "namu/zone/node_data.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace namu {

class Zone;

/// Nodes of a zone that follow each other: the positions from `begin` to in front of `end`.
struct NodeRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Where the RRsets of each type stand in a part of a zone: one walk, so that a rule about one type costs nothing in
/// a zone that has little of it. The types that make up the bulk of a zone and that no rule asks for are
/// left out: see `has`.
class TypeIndex {
public:
    struct Place {
        NodeRef node;
        std::uint16_t number; ///< of the RRset among those of the node
    };

    TypeIndex() = default; // of no zone: for rules that ask for no type
    explicit TypeIndex(const Zone& zone);

    /// Forgets what it has, and takes that part of the zone.
    void read(const Zone& zone, NodeRange nodes);
    /// Adds RRsets that another index knows.
    void add(RRType type, std::span<const Place> places);

    /// The part of the zone.
    [[nodiscard]] NodeRange nodes() const noexcept { return nodes_; }
    /// In the zone's order. `has(type)` must hold.
    [[nodiscard]] std::span<const Place> of(RRType type) const noexcept;
    [[nodiscard]] static bool has(RRType type) noexcept;

private:
    static constexpr std::size_t type_count = 100; // up to SPF

    NodeRange nodes_;
    std::array<std::vector<Place>, type_count> places_;
};

} // namespace namu
