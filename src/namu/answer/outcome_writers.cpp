#include "namu/answer/outcome_writers.hpp"

namespace namu {
namespace {

void write_additional(ResponseWriter& response, const NodeView& node, RRType type,
                      bool from_wildcard) noexcept
{
    const AdditionalView additional = node.zone().additional_of(node, type);
    for (std::size_t i = 0; i < additional.size(); ++i) {
        const auto entry = additional[i];
        // A target that is the wildcard itself: its records would show the owner `*`.
        if (from_wildcard && entry.node == node.index())
            continue;
        const bool needed = entry.need == AdditionalNeed::required;
        response.add(Section::additional, entry.rrset,
                     needed ? WhenFull::set_truncated : WhenFull::leave_out);
    }
}

/// RFC 8482 §4.1: one RRset, but not a signature while there is anything else.
RRsetView representative(const NodeView& node) noexcept
{
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        if (const RRsetView rrset = node.rrset(i); rrset.type() != RRType::RRSIG)
            return rrset;
    }
    return node.rrset(0);
}

void write_any(ResponseWriter& response, const Lookup& lookup, NameView name, AnyAnswer any) noexcept
{
    if (any == AnyAnswer::one_rrset) {
        response.add(Section::answer, representative(lookup.node).with_owner(name), WhenFull::set_truncated);
        return;
    }
    for (std::size_t i = 0; i < lookup.node.rrset_count(); ++i)
        response.add(Section::answer, lookup.node.rrset(i).with_owner(name), WhenFull::set_truncated);
}

/// Signatures are RRsets by the type that they cover; asked for by name, all of them are the answer
/// (RFC 4035 §3).
void write_signatures(ResponseWriter& response, const Lookup& lookup, NameView name) noexcept
{
    for (std::size_t i = 0; i < lookup.node.rrset_count(); ++i) {
        if (const RRsetView rrset = lookup.node.rrset(i); rrset.type() == RRType::RRSIG)
            response.add(Section::answer, rrset.with_owner(name), WhenFull::set_truncated);
    }
}

} // namespace

void write_found(ResponseWriter& response, const Lookup& lookup, NameView name, RRType type,
                 AnyAnswer any) noexcept
{
    if (type == RRType::ANY) {
        write_any(response, lookup, name, any);
    } else if (type == RRType::RRSIG) {
        write_signatures(response, lookup, name);
    } else {
        response.add(Section::answer, lookup.rrset.with_owner(name), WhenFull::set_truncated);
        write_additional(response, lookup.node, type, lookup.from_wildcard);
    }
}

void write_referral(ResponseWriter& response, const Lookup& lookup) noexcept
{
    response.add(Section::authority, lookup.rrset, WhenFull::set_truncated);
    // A resolver cannot reach an in-domain name server without its address: such glue goes in whole or
    // the response says TC (RFC 9471 §3.1). Sibling glue may be left out (RFC 9471 §3.2).
    write_additional(response, lookup.node, RRType::NS, false);
}

void write_negative(ResponseWriter& response, const Zone& zone) noexcept
{
    response.add(Section::authority, zone.negative_soa(), WhenFull::set_truncated);
}

} // namespace namu
