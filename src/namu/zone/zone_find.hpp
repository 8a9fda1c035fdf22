#pragma once

// The body of Zone::find for observers of all kinds, apart so that zone.hpp shows what a zone is.

#include "namu/zone/find_observer.hpp"
#include "namu/zone/zone.hpp"

#include <type_traits>

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
Lookup judge_missing(NameView name, RRType type, const NodeView& encloser, Observer& observer) noexcept
{
    observer.missed(name, encloser);
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

/// What is below a zone cut or a DNAME is not the zone's: the topmost of them decides (RFC 1034 §4.2.1).
inline NodeView top_of(NodeView node) noexcept
{
    while (node.is_occluded())
        node = node.parent();
    return node;
}

/// Tells the observer of the way from the apex down to `node`.
template <typename Observer>
void tell_way(const NodeView& node, [[maybe_unused]] Observer& observer) noexcept
{
    // One that does not hide the function has that of the silent observer.
    using Deaf = void (SilentObserver::*)(const NodeView&) noexcept;
    if constexpr (!std::is_same_v<decltype(&Observer::reached), Deaf>) {
        if (!node.is_apex())
            tell_way<Observer>(node.parent(), observer);
        observer.reached(node);
    }
}

} // namespace namu::detail

namespace namu {

template <typename Observer>
Lookup Zone::find(const HashedName& name, RRType type, Observer&& observer) const noexcept
{
    if (name.name().is_at_or_below(apex()))
        return find_from(find_nearest(name), name.name(), type, observer);
    observer.decided({});
    return {};
}

template <typename Observer>
Lookup Zone::find_from(const NodeView& nearest, NameView name, RRType type,
                       Observer&& observer) const noexcept
{
    const auto decide = [&observer](Lookup lookup) noexcept {
        observer.decided(lookup);
        return lookup;
    };
    const NodeView top = detail::top_of(nearest);
    const NodeView encloser = top.is_hash_owner() ? top.parent() : top;
    detail::tell_way<std::remove_cvref_t<Observer>>(encloser, observer);
    const bool is_name = encloser.owner().size() == name.size();

    // RFC 1034 §4.3.2 step 3b; but the DS of a cut is the parent's to answer (RFC 4035 §3.1.4.1).
    if (encloser.is_cut() && !(is_name && type == RRType::DS))
        return decide(detail::make_lookup(Lookup::Kind::referral, encloser, encloser.find(RRType::NS)));
    if (is_name) {
        Lookup lookup = detail::judge_node(encloser, type);
        lookup.closest_encloser = encloser;
        return decide(lookup);
    }
    // RFC 6672 §3.2 step 3: a DNAME redirects what is below it, before any wildcard.
    if (encloser.has_dname())
        return decide(detail::make_lookup(Lookup::Kind::redirect, encloser, encloser.find(RRType::DNAME)));
    return decide(detail::judge_missing(name, type, encloser, observer));
}

} // namespace namu
