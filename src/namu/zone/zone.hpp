#pragma once

#include "namu/base/growing_block.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rrset_view.hpp"
#include "namu/wire/serial.hpp"
#include "namu/wire/ttl.hpp"
#include "namu/zone/denial_index.hpp"
#include "namu/zone/lookup.hpp"
#include "namu/zone/name_index.hpp"
#include "namu/zone/node_data.hpp"
#include "namu/zone/node_view.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace namu {

/// The records of one zone as an immutable tree of domain names.
///
///     block_    | example. SOA NS | *.example. A | a.example. | www.a.example. A | ...
///               |  nodes with all their records, in canonical order; a.example. is an empty non-terminal
///     order_    number of a node -> where it stands
///     names_    hash of a node's whole owner -> where it stands
///
/// Nodes know their parent and the wildcard below them by where those stand (node_data.hpp has a drawing).
/// What can be worked out before a question comes is: zone cuts, occlusion, wildcards, the hosts that
/// records point to. Made by ZoneBuilder, which also admits zones that break rules (two SOAs, no NS):
/// judging is the work of zone/check, and only a zone without fatal errors is served.
///
/// Thread safety: never changes after building; any number of threads may read.
class Zone {
public:
    [[nodiscard]] NameView apex() const noexcept { return head(order_.front()).owner(); }
    [[nodiscard]] NodeView apex_node() const noexcept { return node(0); }

    /// Decides what this zone knows of `name` and `type`: RFC 1034 §4.3.2 step 3 with RFC 4592 and
    /// RFC 6672. `observer` is told each step; see find_observer.hpp for what it needs. Who passes one
    /// includes zone_find.hpp, where the body is.
    template <typename Observer>
    [[nodiscard]] Lookup find(const HashedName& name, RRType type, Observer&& observer) const noexcept;
    [[nodiscard]] Lookup find(const HashedName& name, RRType type) const noexcept;

    /// The node with exactly this owner, occluded ones too; none where there is none.
    [[nodiscard]] NodeView find_node(NameView name) const noexcept;

    /// Nodes in canonical order of owners (RFC 4034 §6.1); empty non-terminals count.
    [[nodiscard]] std::size_t node_count() const noexcept { return order_.size(); }
    [[nodiscard]] NodeView node(std::size_t index) const noexcept { return {*this, head(order_[index])}; }
    /// The node that stands there; none for none.
    [[nodiscard]] NodeView node_at(NodeRef ref) const noexcept
    {
        return ref == NodeRef::none ? NodeView{} : NodeView{*this, head(ref)};
    }
    [[nodiscard]] std::size_t rrset_count() const noexcept { return rrset_count_; }
    [[nodiscard]] std::size_t record_count() const noexcept { return record_count_; }

    /// Calls `visit(host, rrset, need)` with each additional RRset of the RRset `type` of `node`, the required
    /// ones first; additional.hpp has the body and says which they are.
    template <typename Visit>
    void for_each_additional(const NodeView& node, RRType type, Visit&& visit) const;

    /// The nodes that the records of the RRset `type` of `node` point to, in their order; none for one that is not
    /// in the zone or stands there twice. Empty where there are none at all.
    [[nodiscard]] std::span<const NodeRef> hosts_of(const NodeView& node, RRType type) const noexcept;

    /// The SOA with the TTL of negative answers: the smaller of its own TTL and MINIMUM (RFC 2308 §3).
    [[nodiscard]] RRsetView negative_soa() const noexcept;
    /// How long a negative answer holds (RFC 2308 §5).
    [[nodiscard]] Ttl negative_ttl() const noexcept { return negative_ttl_; }
    [[nodiscard]] Serial serial() const noexcept { return serial_; }

    /// Which NSEC or NSEC3 record denies what; kind `none` until it was set.
    [[nodiscard]] const DenialIndex& denial() const noexcept { return denial_; }
    /// For who loads the zone, before anybody else has it: hashing is not the work of this layer.
    void set_denial(DenialIndex denial) noexcept { denial_ = std::move(denial); }

    /// Brings what a lookup of this name touches first into the cache: first the places of the index, and once
    /// those are there, the nodes that they lead to.
    void prefetch(const HashedName& name) const noexcept;
    void prefetch_node(const HashedName& name) const noexcept;

    /// The heads of a node's RRsets, and the hosts of one that has them: for who builds and links.
    [[nodiscard]] std::span<const RRsetHead> heads_of(const NodeView& node) const noexcept
    {
        return node.heads();
    }

    /// Octets of memory held, for status and metrics.
    [[nodiscard]] std::size_t memory() const noexcept;

private:
    friend class ZoneAssembler;
    friend class HostLinker;

    Zone() = default;

    [[nodiscard]] const NodeHead& head(NodeRef ref) const noexcept
    {
        return *reinterpret_cast<const NodeHead*>(block_.data() +
                                                  std::size_t{static_cast<std::uint32_t>(ref)} * node_unit);
    }
    [[nodiscard]] NodeView find_with_hash(NameView name, std::uint64_t hash) const noexcept
    {
        const auto found = names_.find(hash, [&](NameIndex::Value candidate) {
            return head(static_cast<NodeRef>(candidate)).owner() == name;
        });
        return node_at(static_cast<NodeRef>(found));
    }
    /// The nearest existing ancestor of a name at or below the apex, or the name itself.
    [[nodiscard]] NodeView find_nearest(const HashedName& name) const noexcept;
    [[nodiscard]] std::size_t first_depth(const HashedName& name) const noexcept
    {
        return name.label_count() < deepest_labels_ ? name.label_count() : deepest_labels_;
    }

    GrowingBlock block_;
    std::vector<NodeRef> order_;
    NameIndex names_;
    DenialIndex denial_;
    std::size_t record_count_ = 0;
    std::size_t rrset_count_ = 0;
    std::size_t apex_labels_ = 0;
    std::size_t deepest_labels_ = 0; ///< the most labels that any node has
    Ttl negative_ttl_;
    Serial serial_;
};

} // namespace namu
