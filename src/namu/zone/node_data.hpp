#pragma once

#include "namu/wire/name_view.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/ttl.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace namu {

/// The number of a node in its zone, in canonical order of owners; the apex is 0.
using NodeIndex = std::uint32_t;

/// Where a node stands in its zone's block, in units of 8 octets. Numbers instead of pointers: half the
/// size, and a zone may be copied or mapped as it is.
enum class NodeRef : std::uint32_t { none = 0 };
inline constexpr std::size_t node_unit = 8;

/// Instead of a host: another record of the RRset points to the same one.
inline constexpr NodeRef repeated_host{UINT32_MAX};

/// One name of the tree, as it stands in a zone's block with all its records behind it:
///
///     NodeHead | owner in wire form | RRsetHead, RRsetHead, ... | records of the first RRset | [its hosts] | ...
///
/// What one question needs stands side by side, so it costs one or two lines of cache. Heads and hosts begin
/// at multiples of 4 octets, nodes at multiples of 8.
struct NodeHead {
    enum Flag : std::uint32_t {
        cut = 1,      ///< NS below the apex: the child zone begins here (RFC 9499 §7, zone cut)
        occluded = 2, ///< below a zone cut or a DNAME: never part of an answer but as glue
        dname = 4,    ///< names below are redirected (RFC 6672 §2.1)
        cname = 8,    ///< an alias
        /// Nothing but an NSEC3 record: such an owner is no name of the tree (RFC 5155 §7.2.8).
        hash_owner = 16,
    };

    NodeRef parent;   ///< none for the apex
    NodeRef wildcard; ///< the child `*`, if there is one
    NodeIndex number;
    /// 0 for an empty non-terminal; signatures count by type covered, so there are twice 65,536 at most.
    std::uint32_t rrset_count : 18;
    std::uint32_t flags : 6;
    std::uint32_t name_size : 8;

    [[nodiscard]] const std::uint8_t* octets() const noexcept
    {
        return reinterpret_cast<const std::uint8_t*>(this);
    }
    [[nodiscard]] NameView owner() const noexcept;
};

/// How a zone keeps one RRset.
struct RRsetHead {
    Ttl ttl;
    std::uint32_t
        offset;         ///< of its records, from the beginning of the node: length and RDATA, again and again
    std::uint32_t size; ///< of its records, in octets
    std::uint32_t count : 31;
    /// Behind the records stands for each of them the node that it points to, none where that is not in
    /// the zone: one NodeRef each, from the next multiple of 4 octets on.
    std::uint32_t has_hosts : 1;
    RRType type;
    RRType covered; ///< of an RRSIG RRset, the type that it signs; else 0
};

[[nodiscard]] constexpr std::size_t round_up(std::size_t octets, std::size_t multiple) noexcept
{
    return (octets + multiple - 1) / multiple * multiple;
}

inline NameView NodeHead::owner() const noexcept
{
    return NameView::trusted(octets() + sizeof *this, name_size);
}

/// The heads of a node's RRsets, in ascending order of type.
[[nodiscard]] inline const RRsetHead* rrset_heads(const NodeHead& node) noexcept
{
    return reinterpret_cast<const RRsetHead*>(node.octets() + round_up(sizeof node + node.name_size, 4));
}

/// Whether a node has NSEC3 records, their signatures, and nothing else.
[[nodiscard]] inline bool has_only_nsec3(std::span<const RRsetHead> rrsets) noexcept
{
    return !rrsets.empty() && std::all_of(rrsets.begin(), rrsets.end(), [](const RRsetHead& rrset) {
        return rrset.type == RRType::NSEC3 || rrset.covered == RRType::NSEC3;
    });
}

/// The hosts of an RRset that has them, one for each record.
[[nodiscard]] inline const NodeRef* hosts_of(const NodeHead& node, const RRsetHead& rrset) noexcept
{
    return reinterpret_cast<const NodeRef*>(node.octets() +
                                            round_up(std::size_t{rrset.offset} + rrset.size, 4));
}

} // namespace namu
