#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rrset_view.hpp"
#include "namu/wire/serial.hpp"
#include "namu/wire/ttl.hpp"
#include "namu/zone/additional.hpp"
#include "namu/zone/denial_index.hpp"
#include "namu/zone/lookup.hpp"
#include "namu/zone/name_index.hpp"
#include "namu/zone/node_data.hpp"
#include "namu/zone/node_view.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace namu {

/// The records of one zone as an immutable tree of domain names.
///
///     nodes_    0: example.        1: *.example.   2: a.example.   3: www.a.example.
///               |  in canonical order, so a subtree is a run: [index, subtree_end)
///     rrsets_   example. SOA | example. NS | *.example. A | www.a.example. A | ...
///               |  in the order of nodes; node 2 has none: an empty non-terminal
///     octets_   owner names, and blocks of RDATA: 16-bit length and octets, again and again
///     names_    hash of a node's whole owner -> its number
///
/// What can be worked out before a question comes is: zone cuts, occlusion, wildcards, glue and other
/// additional data. Made by ZoneBuilder, which also admits zones that break rules (two SOAs, no NS):
/// judging is the work of zone/check, and only a zone without fatal errors is served.
///
/// Thread safety: never changes after building; any number of threads may read.
class Zone {
public:
    [[nodiscard]] NameView apex() const noexcept { return node_owner(0); }
    [[nodiscard]] NodeView apex_node() const noexcept { return {*this, 0}; }

    /// Decides what this zone knows of `name` and `type`: RFC 1034 §4.3.2 step 3 with RFC 4592 and
    /// RFC 6672. `observer` is told each step; see find_observer.hpp for what it needs. Who passes one
    /// includes zone_find.hpp, where the body is.
    template <typename Observer>
    [[nodiscard]] Lookup find(const HashedName& name, RRType type, Observer&& observer) const noexcept;
    [[nodiscard]] Lookup find(const HashedName& name, RRType type) const noexcept;

    /// The node with exactly this owner, occluded ones too; none where there is none.
    [[nodiscard]] NodeView find_node(NameView name) const noexcept;

    /// Nodes in canonical order of owners (RFC 4034 §6.1); empty non-terminals count.
    [[nodiscard]] std::size_t node_count() const noexcept { return nodes_.size(); }
    [[nodiscard]] NodeView node(std::size_t index) const noexcept
    {
        return {*this, static_cast<NodeIndex>(index)};
    }
    [[nodiscard]] std::size_t rrset_count() const noexcept { return rrsets_.size(); }
    [[nodiscard]] std::size_t record_count() const noexcept { return record_count_; }

    /// The RRset with that number; its owner is `node`'s.
    [[nodiscard]] RRsetView rrset(RRsetIndex index, NodeIndex node) const noexcept;

    /// Addresses and the like that belong to an RRset's targets, worked out at load.
    [[nodiscard]] AdditionalView additional_of(const NodeView& node, RRType type) const noexcept;

    /// The SOA with the TTL of negative answers: the smaller of its own TTL and MINIMUM (RFC 2308 §3).
    [[nodiscard]] RRsetView negative_soa() const noexcept;
    /// How long a negative answer holds (RFC 2308 §5).
    [[nodiscard]] Ttl negative_ttl() const noexcept { return negative_ttl_; }
    [[nodiscard]] Serial serial() const noexcept { return serial_; }

    /// Which NSEC or NSEC3 record denies what; kind `none` until it was set.
    [[nodiscard]] const DenialIndex& denial() const noexcept { return denial_; }
    /// For who loads the zone, before anybody else has it: hashing is not the work of this layer.
    void set_denial(DenialIndex denial) noexcept { denial_ = std::move(denial); }

    /// Brings what a lookup of this name touches first into the cache.
    void prefetch(const HashedName& name) const noexcept
    {
        names_.prefetch(name.hash_of_last(name.label_count()));
    }

    /// Octets of memory held, for status and metrics.
    [[nodiscard]] std::size_t memory() const noexcept;

private:
    friend class NodeView;
    friend class ZoneAssembler;
    friend class AdditionalResolver;

    Zone() = default;

    [[nodiscard]] NameView node_owner(NodeIndex index) const noexcept
    {
        const NodeData& data = nodes_[index];
        return NameView::trusted(octets_.data() + data.name_offset, data.name_size);
    }
    [[nodiscard]] NodeIndex find_child(NodeIndex parent, std::uint64_t hash, Bytes label) const noexcept
    {
        return names_.find(hash, [&](NodeIndex candidate) {
            return nodes_[candidate].parent == parent &&
                   equal_labels(node_owner(candidate).first_label(), label);
        });
    }

    std::vector<NodeData> nodes_;
    std::vector<RRsetData> rrsets_;
    std::vector<std::uint8_t> octets_;
    std::vector<AdditionalData> additional_;
    NameIndex names_;
    DenialIndex denial_;
    std::size_t record_count_ = 0;
    std::size_t apex_labels_ = 0;
    Ttl negative_ttl_;
    Serial serial_;
};

} // namespace namu
