#pragma once

#include "namu/base/table.hpp"
#include "namu/zone/node_data.hpp"
#include "namu/zone/sort_key.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu {

/// The hash of an owner name by the one algorithm there is, SHA-1 (RFC 5155 §5, §11).
using Nsec3Hash = std::array<std::uint8_t, 20>;

/// Which NSEC or NSEC3 record of a signed zone denies what, worked out while the zone is loaded: what
/// stands in the zone is then found without hashing, and only names that do not exist cost a hash.
///
/// A zone without a chain that is whole at its apex has kind `none`: its negative answers carry no half
/// proof (RFC 5155 §7.4).
struct DenialIndex {
    enum class Kind : std::uint8_t { none, nsec, nsec3 };

    /// One NSEC3 record of the chain.
    struct Link {
        Nsec3Hash hash;
        NodeRef node;
    };

    /// Where a name stands in the chain of NSEC3 records.
    struct Place {
        std::uint32_t matches : 1 = 0; ///< the link is that of the name itself; else it covers the name
        std::uint32_t ref : 31 = 0;

        /// The owner of the NSEC3 record.
        [[nodiscard]] NodeRef node() const noexcept { return static_cast<NodeRef>(ref); }
    };

    Kind kind = Kind::none;
    /// With NSEC, by number of a node: the nearest one at or before it, in canonical order, that has an NSEC.
    Table<NodeRef> nsec_at_or_before = {};

    /// With NSEC, the keys of all nodes in their order, and of every 64th one: most searches for a name which is not
    /// there touch no node before they are at its neighbours.
    Table<SortKey> order_keys = {};
    Table<SortKey> order_samples = {};

    /// With NSEC3, in ascending order of hashes.
    Table<Link> chain = {};
    /// By the first bits of a hash, of which there are 2^bits: where in the chain those with these bits begin.
    Table<std::uint32_t> chain_starts = {};
    Table<Place> places = {};          ///< by number of a node; of occluded nodes they mean nothing
    Table<Place> wildcard_places = {}; ///< by number: of the name `*` below it, be it there or not
    Table<std::uint8_t> salt = {};
    std::uint16_t iterations = 0;

    /// Nodes of the order, from `begin` to in front of `end`.
    struct Positions {
        std::size_t begin;
        std::size_t end;
    };

    /// Between which nodes a name with that key belongs: a node of these, or `end`, is the first one that does not come
    /// before it. The order keys must be there.
    [[nodiscard]] Positions narrow(const SortKey& key) const noexcept;

    /// Takes the keys of all nodes in their order.
    void set_order_keys(std::vector<SortKey> keys);

    /// Takes the links of a chain, in any order. Throws std::length_error for a zone of more than 16 GiB.
    void set_chain(std::vector<Link> links);

    /// The link with that hash, or the one before it: that covers it (RFC 5155 §1.3). The chain must
    /// not be empty.
    [[nodiscard]] Place find(const Nsec3Hash& hash) const noexcept;

    /// Octets of memory held.
    [[nodiscard]] std::size_t memory() const noexcept;
};

} // namespace namu
