#pragma once

#include "namu/wire/rrset_view.hpp"
#include "namu/zone/node_view.hpp"

#include <cstdint>

namespace namu {

/// What a zone knows of a name and type: decided once, by `Zone::find`. Nothing guesses the outcome
/// afterwards.
struct Lookup {
    enum class Kind : std::uint8_t {
        found,      ///< `rrset` is the answer; for ANY all of `node` is
        alias,      ///< `rrset` is a CNAME: go on with its target (RFC 1034 §3.6.2)
        redirect,   ///< `rrset` is the DNAME of `node`, an ancestor of the name (RFC 6672 §3.2)
        referral,   ///< `node` is the zone cut at or above the name (RFC 1034 §4.3.2 step 3b)
        no_data,    ///< the name exists, the type does not (RFC 2308 §2.2)
        name_error, ///< the name does not exist (RFC 2308 §2.1)
        outside,    ///< the name is not at or below the apex
    };

    Kind kind = Kind::outside;
    /// found, alias, no_data: the name itself, or the wildcard that stands for it. name_error: the
    /// closest encloser. redirect, referral: the ancestor (or the name itself) that decides.
    NodeView node;
    /// The longest existing ancestor of the name, or the name itself (RFC 4592 §3.3.1).
    NodeView closest_encloser;
    RRsetView rrset;
    /// The records are synthesized: their owner is the name asked for (RFC 4592 §3.3.1).
    bool from_wildcard = false;
};

} // namespace namu
