#pragma once

#include "namu/wire/name_view.hpp"
#include "namu/wire/rrset_view.hpp"
#include "namu/zone/node_data.hpp"

#include <cstddef>
#include <iterator>

namespace namu {

class Zone;

/// One name of a zone's tree; an empty non-terminal has no RRsets. Cheap to copy; lives as long as
/// its Zone. A default NodeView is none: only `exists()` may be asked.
class NodeView {
public:
    NodeView() noexcept = default;
    NodeView(const Zone& zone, NodeIndex index) noexcept : zone_{&zone}, index_{index} {}

    [[nodiscard]] bool exists() const noexcept { return zone_ != nullptr; }
    [[nodiscard]] const Zone& zone() const noexcept { return *zone_; }
    [[nodiscard]] NodeIndex index() const noexcept { return index_; }
    [[nodiscard]] NameView owner() const noexcept;
    [[nodiscard]] bool is_apex() const noexcept { return index_ == 0; }
    [[nodiscard]] bool is_cut() const noexcept { return has(NodeData::cut); }
    [[nodiscard]] bool is_occluded() const noexcept { return has(NodeData::occluded); }
    [[nodiscard]] bool has_dname() const noexcept { return has(NodeData::dname); }
    [[nodiscard]] bool has_cname() const noexcept { return has(NodeData::cname); }
    [[nodiscard]] bool is_hash_owner() const noexcept { return has(NodeData::hash_owner); }
    [[nodiscard]] bool is_empty_non_terminal() const noexcept { return data().rrset_count == 0; }

    /// The parent node; none for the apex.
    [[nodiscard]] NodeView parent() const noexcept;
    /// The child `*` (RFC 4592 §2.1.1), or none.
    [[nodiscard]] NodeView wildcard_child() const noexcept;
    [[nodiscard]] bool has_children() const noexcept { return subtree_end() > index_ + 1; }
    /// The number of the first node after it that is not below it.
    [[nodiscard]] NodeIndex subtree_end() const noexcept { return data().subtree_end; }

    /// The RRset of that type; one that does not exist where there is none. For RRSIG: the first,
    /// whatever it covers.
    [[nodiscard]] RRsetView find(RRType type) const noexcept;
    /// The RRSIG RRset that covers `type` (RFC 4034 §3.1.1), or one that does not exist.
    [[nodiscard]] RRsetView find_signatures(RRType covered) const noexcept;

    /// RRsets in ascending order of type; RRSIGs one RRset per type covered.
    [[nodiscard]] std::size_t rrset_count() const noexcept { return data().rrset_count; }
    [[nodiscard]] RRsetIndex rrset_index(std::size_t i) const noexcept
    {
        return data().first_rrset + static_cast<RRsetIndex>(i);
    }
    [[nodiscard]] RRsetView rrset(std::size_t i) const noexcept;

    friend bool operator==(const NodeView&, const NodeView&) noexcept = default;

private:
    [[nodiscard]] const NodeData& data() const noexcept;
    [[nodiscard]] bool has(NodeData::Flag flag) const noexcept { return (data().flags & flag) != 0; }

    const Zone* zone_ = nullptr;
    NodeIndex index_ = no_node;
};

} // namespace namu
