#include "namu/answer/outcome_writers.hpp"

#include "namu/zone/additional.hpp"

namespace namu {
namespace {

/// RFC 8482 §4.1: one RRset, but no signature and no denial while there is anything else.
RRsetView representative(const NodeView& node) noexcept
{
    RRsetView best = node.rrset(0);
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRsetView rrset = node.rrset(i);
        if (rrset.type() == RRType::NSEC)
            best = rrset;
        else if (rrset.type() != RRType::RRSIG)
            return rrset;
    }
    return best;
}

void write_any(RecordWriter& records, const Lookup& lookup, NameView name, AnyAnswer any) noexcept
{
    if (any == AnyAnswer::one_rrset) {
        records.add(Section::answer, lookup.node, representative(lookup.node).with_owner(name),
                    WhenFull::set_truncated);
        return;
    }
    for (std::size_t i = 0; i < lookup.node.rrset_count(); ++i)
        records.add_unsigned(Section::answer, lookup.node.rrset(i).with_owner(name), WhenFull::set_truncated);
}

/// Signatures are RRsets by the type that they cover; asked for by name, all of them are the answer
/// (RFC 4035 §3).
void write_signatures(RecordWriter& records, const Lookup& lookup, NameView name) noexcept
{
    for (std::size_t i = 0; i < lookup.node.rrset_count(); ++i) {
        if (const RRsetView rrset = lookup.node.rrset(i); rrset.type() == RRType::RRSIG)
            records.add_unsigned(Section::answer, rrset.with_owner(name), WhenFull::set_truncated);
    }
}

} // namespace

void write_found(RecordWriter& records, const Lookup& lookup, NameView name, RRType type,
                 AnyAnswer any) noexcept
{
    if (type == RRType::ANY)
        write_any(records, lookup, name, any);
    else if (type == RRType::RRSIG)
        write_signatures(records, lookup, name);
    else
        records.add(Section::answer, lookup.node, lookup.rrset.with_owner(name), WhenFull::set_truncated);
}

void write_referral(RecordWriter& records, const Lookup& lookup) noexcept
{
    records.add_unsigned(Section::authority, lookup.rrset, WhenFull::set_truncated);
    // A DS without signature, as in a zone that is not signed, is no proof of anything.
    if (records.wants_dnssec() && lookup.node.find_signatures(RRType::DS).exists())
        records.add(Section::authority, lookup.node, lookup.node.find(RRType::DS), WhenFull::set_truncated);
}

void write_negative(RecordWriter& records, const Zone& zone) noexcept
{
    records.add(Section::authority, zone.apex_node(), zone.negative_soa(), WhenFull::set_truncated);
}

void write_authority_ns(RecordWriter& records, const Lookup& lookup, RRType type) noexcept
{
    const NodeView apex = lookup.node.zone().apex_node();
    const bool is_the_answer =
        lookup.node.index() == apex.index() && (type == RRType::NS || type == RRType::ANY);
    if (const RRsetView servers = apex.find(RRType::NS); servers.exists() && !is_the_answer)
        records.add(Section::authority, apex, servers, WhenFull::leave_out);
}

void write_additional(RecordWriter& records, const Lookup& lookup, RRType type) noexcept
{
    const auto write = [&](const NodeView& host, const RRsetView& rrset, AdditionalNeed need) noexcept {
        // A target that is the wildcard itself: its records would show the owner `*`.
        if (lookup.from_wildcard && host == lookup.node)
            return;
        // A resolver cannot reach an in-domain name server without its address: such glue goes in whole or
        // the response says TC (RFC 9471 §3.1). All else may be left out (RFC 9471 §3.2, RFC 2181 §9).
        const auto when_full =
            need == AdditionalNeed::required ? WhenFull::set_truncated : WhenFull::leave_out;
        if (host.is_occluded() || host.is_cut())
            records.add_unsigned(Section::additional, rrset, when_full);
        else
            records.add(Section::additional, host, rrset, when_full);
    };
    lookup.node.zone().for_each_additional(lookup.node, type, write);
}

} // namespace namu
