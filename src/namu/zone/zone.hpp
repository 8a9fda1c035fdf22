#pragma once

#include "namu/wire/hashed_name.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rrset_view.hpp"
#include "namu/wire/serial.hpp"
#include "namu/wire/ttl.hpp"
#include "namu/zone/denial_index.hpp"
#include "namu/zone/lookup.hpp"
#include "namu/zone/node_data.hpp"
#include "namu/zone/node_view.hpp"
#include "namu/zone/zone_changes.hpp"
#include "namu/zone/zone_parts.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace namu {

/// The records of one zone as an immutable tree of domain names.
///
///     block    | example. SOA NS | *.example. A | a.example. | www.a.example. A | ...
///              |  nodes with all their records, in canonical order; a.example. is an empty non-terminal
///     order    number of a node -> where it stands
///     names    hash of a node's whole owner -> where it stands
///
/// Nodes know their parent and the wildcard below them by where those stand (node_data.hpp has a drawing).
/// What can be worked out before a question comes is: zone cuts, occlusion, wildcards, the hosts that
/// records point to. Made by ZoneBuilder, which also admits zones that break rules (two SOAs, no NS):
/// judging is the work of zone/check, and only a zone without fatal errors is served.
///
/// Thread safety: never changes after building; any number of threads may read.
class Zone {
public:
    [[nodiscard]] NameView apex() const noexcept { return apex_node().owner(); }
    [[nodiscard]] NodeView apex_node() const noexcept { return node(0); }

    /// Decides what this zone knows of `name` and `type`: RFC 1034 §4.3.2 step 3 with RFC 4592 and
    /// RFC 6672. `observer` is told each step; see find_observer.hpp for what it needs. Who passes one
    /// includes zone_find.hpp, where the body is.
    template <typename Observer>
    [[nodiscard]] Lookup find(const HashedName& name, RRType type, Observer&& observer) const noexcept;
    [[nodiscard]] Lookup find(const HashedName& name, RRType type) const noexcept;

    /// The same for who knows the node of the name already, or its nearest ancestor that exists.
    template <typename Observer>
    [[nodiscard]] Lookup find_from(const NodeView& nearest, NameView name, RRType type,
                                   Observer&& observer) const noexcept;

    /// The node with exactly this owner, occluded ones too; none where there is none.
    [[nodiscard]] NodeView find_node(NameView name) const noexcept;

    /// Nodes in canonical order of owners (RFC 4034 §6.1); empty non-terminals count.
    [[nodiscard]] std::size_t node_count() const noexcept
    {
        return changes_ == nullptr ? parts_->order.size() : changes_->order.size();
    }
    /// The node at that position of the order.
    [[nodiscard]] NodeView node(std::size_t position) const noexcept
    {
        if (changes_ == nullptr) [[likely]]
            return {*this, head(parts_->order[position])};
        return node_at(changes_->order[position]);
    }
    /// The number of the node at that position.
    [[nodiscard]] NodeIndex number_at(std::size_t position) const noexcept
    {
        return changes_ == nullptr ? static_cast<NodeIndex>(position) : node(position).index();
    }
    /// The position of a node in the order: its number, as long as nothing was changed.
    [[nodiscard]] std::size_t position_of(const NodeView& node) const noexcept
    {
        if (changes_ == nullptr)
            return node.index();
        return node.index() < parts_->order.size() ? changes_->order.position_of_built(node.index())
                                                   : position_of(node.owner());
    }
    /// The position of a name at or below the apex in the order, or the one where it would be put in.
    [[nodiscard]] std::size_t position_of(NameView name) const noexcept;
    /// One more than the highest number of a node.
    [[nodiscard]] std::size_t number_limit() const noexcept
    {
        return parts_->order.size() + (changes_ == nullptr ? 0 : changes_->new_nodes.size());
    }
    /// The node that links call so; none for none.
    [[nodiscard]] NodeView node_at(NodeRef ref) const noexcept
    {
        if (changes_ != nullptr) [[unlikely]]
            ref = changes_->current(ref);
        return ref == NodeRef::none ? NodeView{} : NodeView{*this, head(ref)};
    }
    /// How links call a node.
    [[nodiscard]] NodeRef ref_of(const NodeView& node) const noexcept
    {
        const std::size_t built = parts_->order.size();
        return node.index() < built ? parts_->order[node.index()] : changes_->new_nodes[node.index() - built];
    }
    /// Whether this is a version that was made of another one by ZoneEditor.
    [[nodiscard]] bool is_edited() const noexcept { return changes_ != nullptr; }
    [[nodiscard]] std::size_t rrset_count() const noexcept { return numbers_.rrsets; }
    [[nodiscard]] std::size_t record_count() const noexcept { return numbers_.records; }

    /// Calls `visit(host, rrset, need)` with each additional RRset of the RRset `type` of `node`, the required
    /// ones first; additional.hpp has the body and says which they are.
    template <typename Visit>
    void for_each_additional(const NodeView& node, RRType type, Visit&& visit) const;

    /// The nodes that the records of the RRset `type` of `node` point to, in their order, as they were found when
    /// the node was written; none for one that is not in the zone. Empty where there are none at all.
    [[nodiscard]] std::span<const NodeRef> hosts_of(const NodeView& node, RRType type) const noexcept;

    /// The node that the CNAME of `alias` leads to, if it was in this zone when that was written and still is.
    [[nodiscard]] NodeView alias_target(const NodeView& alias) const noexcept;

    /// The node that a host calls, if it is one and is still there.
    [[nodiscard]] NodeView host_at(NodeRef host) const noexcept
    {
        return host == repeated_host ? NodeView{} : node_at(host);
    }

    /// The SOA with the TTL of negative answers: the smaller of its own TTL and MINIMUM (RFC 2308 §3).
    [[nodiscard]] RRsetView negative_soa() const noexcept;
    /// How long a negative answer holds (RFC 2308 §5).
    [[nodiscard]] Ttl negative_ttl() const noexcept { return numbers_.negative_ttl; }
    [[nodiscard]] Serial serial() const noexcept { return numbers_.serial; }

    /// Which NSEC or NSEC3 record denies what; kind `none` until it was set.
    [[nodiscard]] const DenialIndex& denial() const noexcept { return *denial_; }
    /// For who loads the zone, before anybody else has it: hashing is not the work of this layer.
    void set_denial(DenialIndex denial) { denial_ = std::make_shared<const DenialIndex>(std::move(denial)); }

    /// Changes the serial in the SOA, also for who loads the zone, before anybody else has it. False, and nothing done,
    /// where the SOA is not this zone's alone: in a mapped file, or in common with an earlier version.
    [[nodiscard]] bool set_serial(Serial serial) noexcept;

    /// Brings what a lookup of this name touches first into the cache: first the places of the index, and once
    /// those are there, the nodes that they lead to.
    void prefetch(const HashedName& name) const noexcept;
    void prefetch_node(const HashedName& name) const noexcept;
    /// And once the name is found: the nodes that its records lead to, whose addresses or records follow.
    void prefetch_linked(const Lookup& lookup) const noexcept;

    /// The heads of a node's RRsets, and the hosts of one that has them: for who builds and links.
    [[nodiscard]] std::span<const RRsetHead> heads_of(const NodeView& node) const noexcept
    {
        return node.heads();
    }

    /// What the nodes and their records take, those included that later versions have given up.
    [[nodiscard]] std::size_t block_octets() const noexcept
    {
        return block_.size() + (changes_ == nullptr ? 0 : changes_->octets);
    }
    /// Where something of a node stands in that.
    [[nodiscard]] std::size_t offset_of(const std::uint8_t* octet) const noexcept
    {
        const bool is_built = octet >= block_.data() && octet < block_.data() + block_.size();
        return is_built ? static_cast<std::size_t>(octet - block_.data())
                        : block_.size() + static_cast<std::size_t>(octet - changes_->block->data());
    }

    /// Octets of memory held, for status and metrics.
    [[nodiscard]] std::size_t memory() const noexcept;

private:
    static const std::shared_ptr<const DenialIndex>& no_denial();

    friend class ZoneAssembler;
    friend class HostLinker;
    friend class ZoneEditor;
    friend class ZoneImage;
    friend class ZoneComparer;

    Zone(std::shared_ptr<ZoneParts> parts, const ZoneNumbers& numbers)
        : block_{parts->block},
          parts_{std::move(parts)},
          numbers_{numbers}
    {}

    /// What stands at a place: of the built block, or behind it, of the nodes that were written later.
    [[nodiscard]] const NodeHead& head(NodeRef ref) const noexcept
    {
        const std::size_t at = std::size_t{static_cast<std::uint32_t>(ref)} * node_unit;
        const std::uint8_t* const octets =
            at < block_.size() ? block_.data() + at : changes_->block->data() + (at - block_.size());
        return *reinterpret_cast<const NodeHead*>(octets);
    }
    [[nodiscard]] NodeView find_with_hash(NameView name, std::uint64_t hash) const noexcept
    {
        return node_at(first_place_of(name, hash));
    }
    /// Where a name stood first, also when it is gone by now; none for one that never was there.
    [[nodiscard]] NodeRef first_place_of(NameView name, std::uint64_t hash) const noexcept
    {
        const auto is_it = [&](NameIndex::Value candidate) {
            return head(static_cast<NodeRef>(candidate)).owner() == name;
        };
        auto found = parts_->names.find(hash, is_it);
        if (changes_ != nullptr && found == NameIndex::none) [[unlikely]]
            found = changes_->new_names.find(hash, is_it);
        return static_cast<NodeRef>(found);
    }
    /// The nearest existing ancestor of a name at or below the apex, or the name itself.
    [[nodiscard]] NodeView find_nearest(const HashedName& name) const noexcept;
    void prefetch_place(std::uint64_t hash) const noexcept { parts_->names.prefetch(hash); }
    bool prefetch_node(std::uint64_t hash) const noexcept;
    void prefetch_head(NodeRef ref) const noexcept;
    [[nodiscard]] std::size_t first_depth(const HashedName& name) const noexcept
    {
        const std::size_t deepest = numbers_.deepest_labels;
        return name.label_count() < deepest ? name.label_count() : deepest;
    }

    Bytes block_; ///< that of the parts; asked for most, so it is at hand
    std::shared_ptr<ZoneParts> parts_;
    std::shared_ptr<const ZoneChanges> changes_; ///< null for a zone as it was built
    ZoneNumbers numbers_;
    std::shared_ptr<const DenialIndex> denial_ = no_denial();
};

} // namespace namu
