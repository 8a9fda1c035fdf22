#pragma once

// The body of Zone::find for observers of all kinds, apart so that zone.hpp shows what a zone is.

#include "namu/zone/find_observer.hpp"
#include "namu/zone/zone.hpp"

#include <utility>

namespace namu::detail {

/// The name exists, itself or by the wildcard `node`: which of its records answers?
inline Lookup judge_node(const NodeView& node, RRType type) noexcept
{
    Lookup lookup;
    lookup.node = node;
    if (type == RRType::ANY) {
        lookup.kind = node.is_empty_non_terminal() ? Lookup::Kind::no_data : Lookup::Kind::found;
        return lookup;
    }
    // RFC 1034 §3.6.2: an alias stands for every type but its own. RRSIG and NSEC belong to the
    // alias itself and are found beside it (RFC 4035 §2.5).
    lookup.rrset = node.find(type);
    if (lookup.rrset.exists()) {
        lookup.kind = Lookup::Kind::found;
    } else if (node.has_cname()) {
        lookup.rrset = node.find(RRType::CNAME);
        lookup.kind = Lookup::Kind::alias;
    } else {
        lookup.kind = Lookup::Kind::no_data;
    }
    return lookup;
}

/// RFC 4592 §3.3.1: only the wildcard directly below the closest encloser may stand for the name.
template <typename Observer>
Lookup judge_missing(const HashedName& name, RRType type, const NodeView& encloser,
                     Observer& observer) noexcept
{
    observer.missed(name.name(), encloser);
    Lookup lookup;
    if (const NodeView wildcard = encloser.wildcard_child(); wildcard.exists()) {
        observer.expanded(wildcard);
        lookup = judge_node(wildcard, type);
        lookup.from_wildcard = true;
    } else {
        lookup.kind = Lookup::Kind::name_error;
        lookup.node = encloser;
    }
    lookup.closest_encloser = encloser;
    return lookup;
}

inline Lookup make_lookup(Lookup::Kind kind, const NodeView& node, RRsetView rrset) noexcept
{
    return {kind, node, node, rrset, false};
}

} // namespace namu::detail

namespace namu {

template <typename Observer>
Lookup Zone::find(const HashedName& name, RRType type, Observer&& observer) const noexcept
{
    const auto decide = [&observer](Lookup lookup) noexcept {
        observer.decided(lookup);
        return lookup;
    };
    if (!name.name().is_at_or_below(apex()))
        return decide({});

    NodeIndex at = 0;
    for (std::size_t labels = apex_labels_;; ++labels) {
        const NodeView node{*this, at};
        const bool is_last = labels == name.label_count();
        observer.reached(node);
        // RFC 1034 §4.3.2 step 3b; but the DS of a cut is the parent's to answer (RFC 4035 §3.1.4.1).
        if (node.is_cut() && !(is_last && type == RRType::DS))
            return decide(detail::make_lookup(Lookup::Kind::referral, node, node.find(RRType::NS)));
        if (is_last) {
            Lookup lookup = detail::judge_node(node, type);
            lookup.closest_encloser = node;
            return decide(lookup);
        }
        // RFC 6672 §3.2 step 3: a DNAME redirects what is below it, before any wildcard.
        if (node.has_dname())
            return decide(detail::make_lookup(Lookup::Kind::redirect, node, node.find(RRType::DNAME)));
        at = find_child(at, name.hash_of_last(labels + 1), name.label(labels + 1));
        if (at == no_node || NodeView{*this, at}.is_hash_owner())
            return decide(detail::judge_missing(name, type, node, observer));
    }
}

} // namespace namu
