#pragma once

#include "namu/wire/rr_type.hpp"
#include "namu/wire/ttl.hpp"

#include <cstdint>

namespace namu {

/// The number of a node in its zone, in canonical order of owners; the apex is 0.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = UINT32_MAX;

/// The number of an RRset in its zone, in the order of nodes.
using RRsetIndex = std::uint32_t;

/// How a zone keeps one name of its tree. Numbers instead of pointers: half the size, and a zone
/// may be copied or mapped as it is.
struct NodeData {
    enum Flag : std::uint8_t {
        cut = 1,      ///< NS below the apex: the child zone begins here (RFC 9499 §7, zone cut)
        occluded = 2, ///< below a zone cut or a DNAME: never part of an answer but as glue
        dname = 4,    ///< names below are redirected (RFC 6672 §2.1)
        cname = 8,    ///< an alias
        /// Nothing but an NSEC3 record: such an owner is no name of the tree (RFC 5155 §7.2.8).
        hash_owner = 16,
    };

    std::uint32_t name_offset = 0; ///< of the owner, in wire form
    NodeIndex parent = no_node;
    NodeIndex subtree_end = 0;    ///< the first node that is not at or below this one
    NodeIndex wildcard = no_node; ///< the child `*`, if there is one
    RRsetIndex first_rrset = 0;
    std::uint32_t rrset_count = 0; ///< 0 for an empty non-terminal; signatures count by type covered
    std::uint8_t name_size = 1;
    std::uint8_t flags = 0;
};

/// How a zone keeps one RRset.
struct RRsetData {
    static constexpr std::uint32_t no_additional = UINT32_MAX;

    Ttl ttl;
    std::uint32_t block_size = 0;
    std::uint64_t block_offset = 0;
    std::uint32_t count = 0;
    std::uint32_t additional = no_additional; ///< where the list of its additional RRsets begins
    RRType type{};
    RRType covered{}; ///< of an RRSIG RRset, the type that it signs; else 0
};

} // namespace namu
