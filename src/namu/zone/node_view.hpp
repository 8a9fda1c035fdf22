#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rrset_view.hpp"
#include "namu/zone/node_data.hpp"

#include <cstddef>
#include <span>

namespace namu {

class Zone;

/// One name of a zone's tree; an empty non-terminal has no RRsets. Cheap to copy; lives as long as
/// its Zone. A default NodeView is none: only `exists()` may be asked.
class NodeView {
public:
    NodeView() noexcept = default;
    NodeView(const Zone& zone, const NodeHead& head) noexcept : zone_{&zone}, head_{&head} {}

    [[nodiscard]] bool exists() const noexcept { return head_ != nullptr; }
    [[nodiscard]] const Zone& zone() const noexcept { return *zone_; }
    /// Its number: its position in the order of a zone as it was built; nodes that came later follow behind.
    [[nodiscard]] NodeIndex index() const noexcept { return head_->number; }
    [[nodiscard]] NameView owner() const noexcept { return head_->owner(); }
    [[nodiscard]] bool is_apex() const noexcept { return head_->parent == NodeRef::none; }
    [[nodiscard]] bool is_cut() const noexcept { return has(NodeHead::cut); }
    [[nodiscard]] bool is_occluded() const noexcept { return has(NodeHead::occluded); }
    [[nodiscard]] bool has_dname() const noexcept { return has(NodeHead::dname); }
    [[nodiscard]] bool has_cname() const noexcept { return has(NodeHead::cname); }
    [[nodiscard]] bool is_hash_owner() const noexcept { return has(NodeHead::hash_owner); }
    [[nodiscard]] bool is_empty_non_terminal() const noexcept { return head_->rrset_count == 0; }

    /// The parent node; none for the apex.
    [[nodiscard]] NodeView parent() const noexcept;
    /// The child `*` (RFC 4592 §2.1.1), or none.
    [[nodiscard]] NodeView wildcard_child() const noexcept;
    [[nodiscard]] bool has_children() const noexcept;

    /// Brings its records into the cache, as far as most nodes reach.
    void prefetch_records() const noexcept
    {
        constexpr std::size_t line = 64;
        constexpr std::size_t lines = 12;
        for (std::size_t i = 0; i < lines; ++i)
            __builtin_prefetch(head_->octets() + i * line);
    }

    /// The RRset of that type; one that does not exist where there is none. For RRSIG: the first,
    /// whatever it covers.
    [[nodiscard]] RRsetView find(RRType type) const noexcept
    {
        for (const RRsetHead& rrset : heads()) {
            if (rrset.type == type)
                return view(rrset);
        }
        return {};
    }
    /// The RRSIG RRset that covers `type` (RFC 4034 §3.1.1), or one that does not exist.
    [[nodiscard]] RRsetView find_signatures(RRType covered) const noexcept
    {
        for (const RRsetHead& rrset : heads()) {
            if (rrset.type == RRType::RRSIG && rrset.covered == covered)
                return view(rrset);
        }
        return {};
    }

    /// RRsets in ascending order of type; RRSIGs one RRset per type covered.
    [[nodiscard]] std::size_t rrset_count() const noexcept { return head_->rrset_count; }
    [[nodiscard]] RRsetView rrset(std::size_t i) const noexcept { return view(heads()[i]); }

    friend bool operator==(const NodeView& a, const NodeView& b) noexcept { return a.head_ == b.head_; }

private:
    friend class Zone;
    friend class HostLinker;
    friend class ZoneEditor;

    [[nodiscard]] std::span<const RRsetHead> heads() const noexcept
    {
        return {rrset_heads(*head_), head_->rrset_count};
    }
    [[nodiscard]] RRsetView view(const RRsetHead& rrset) const noexcept
    {
        return {owner(), rrset.type, rrset.ttl, rrset.count, {head_->octets() + rrset.offset, rrset.size}};
    }
    [[nodiscard]] bool has(NodeHead::Flag flag) const noexcept { return (head_->flags & flag) != 0; }

    const Zone* zone_ = nullptr;
    const NodeHead* head_ = nullptr;
};

} // namespace namu
