#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/dnssec/ds_match.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace namu {
namespace {

/// RFC 8078 §4: algorithm 0 asks the parent to remove the DS records.
bool asks_for_deletion(RRType type, Bytes rdata)
{
    return rdata[type == RRType::CDS ? 2 : 3] == 0;
}

bool same_key(Bytes cds, Bytes cdnskey, NameView apex)
{
    if (asks_for_deletion(RRType::CDS, cds) || asks_for_deletion(RRType::CDNSKEY, cdnskey))
        return asks_for_deletion(RRType::CDS, cds) && asks_for_deletion(RRType::CDNSKEY, cdnskey);
    return ds_matches(cds, apex, cdnskey);
}

void check_delete_form(const CheckedRRset& rrset, Diagnostics& diagnostics)
{
    const auto is_deletion = [&](Bytes rdata) { return asks_for_deletion(rrset.type(), rdata); };
    if (rrset.records().size() < 2 ||
        std::none_of(rrset.records().begin(), rrset.records().end(), is_deletion))
        return;
    diagnostics.report(
        {&dnssec_rule::cds_delete_not_alone,
         rrset.first_written().owner(),
         "a " + to_text(rrset.type()) +
             " record asks the parent to remove the DS records, and others beside it name keys",
         "keep the one record with algorithm 0, or remove it",
         {}});
}

void check_keys(const SignedZone& zone, const CheckedRRset& rrset, Diagnostics& diagnostics)
{
    const NodeView apex = zone.zone().apex_node();
    const RRsetView dnskeys = apex.find(RRType::DNSKEY);
    std::size_t record = 0;
    for (const Bytes rdata : rrset.records()) {
        const RecordPosition where = rrset.position(record++);
        const auto is_of = [&](Bytes dnskey) {
            return rrset.type() == RRType::CDS ? ds_matches(rdata, apex.owner(), dnskey)
                                               : equal(rdata, dnskey);
        };
        if (asks_for_deletion(rrset.type(), rdata) ||
            (dnskeys.exists() && std::any_of(dnskeys.begin(), dnskeys.end(), is_of)))
            continue;
        diagnostics.report({&dnssec_rule::cds_without_key,
                            where.rdata(),
                            "this " + to_text(rrset.type()) + " record is of no key that " +
                                quoted(apex.owner()) +
                                " has; with a DS record made of it the zone would be bogus",
                            "add the DNSKEY record of the key, or remove this record",
                            {}});
    }
}

void check_pairs(const SignedZone& zone, const CheckedRRset& cds, const CheckedRRset& cdnskey,
                 Diagnostics& diagnostics)
{
    const NameView apex = zone.zone().apex();
    const auto in_cdnskey = [&](Bytes left) {
        return std::any_of(cdnskey.records().begin(), cdnskey.records().end(),
                           [&](Bytes right) { return same_key(left, right, apex); });
    };
    const auto in_cds = [&](Bytes right) {
        return std::any_of(cds.records().begin(), cds.records().end(),
                           [&](Bytes left) { return same_key(left, right, apex); });
    };
    if (std::all_of(cds.records().begin(), cds.records().end(), in_cdnskey) &&
        std::all_of(cdnskey.records().begin(), cdnskey.records().end(), in_cds))
        return;
    const bool cds_is_later = comes_before(cdnskey.first_written(), cds.first_written());
    const CheckedRRset& later = cds_is_later ? cds : cdnskey;
    const CheckedRRset& first = cds_is_later ? cdnskey : cds;
    diagnostics.report(
        {&dnssec_rule::cds_and_cdnskey_differ,
         later.first_written().owner(),
         "the CDS and the CDNSKEY records are not of the same keys",
         "let there be one CDNSKEY record for each key, and CDS records of the same keys",
         {{first.first_written().owner(), "the " + to_text(first.type()) + " record is here"}}});
}

} // namespace

void check_cds(const SignedZone& zone, Diagnostics& diagnostics)
{
    const NodeView apex = zone.zone().apex_node();
    const auto cds = find_rrset(zone.input, apex, RRType::CDS);
    const auto cdnskey = find_rrset(zone.input, apex, RRType::CDNSKEY);
    for (const auto& rrset : {cds, cdnskey}) {
        if (!rrset)
            continue;
        check_delete_form(*rrset, diagnostics);
        check_keys(zone, *rrset, diagnostics);
    }
    if (cds && cdnskey)
        check_pairs(zone, *cds, *cdnskey, diagnostics);
}

} // namespace namu
