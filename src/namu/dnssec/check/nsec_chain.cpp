#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/nsec_types.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/dnssec/nsec_fields.hpp"
#include "namu/zone/check/spelling.hpp"

#include <cstddef>
#include <vector>

namespace namu {
namespace {

/// RFC 4035 §2.3: names with records that are the zone's own, delegations too, have an NSEC record.
bool wants_nsec(const NodeView& node)
{
    if (node.is_occluded() || is_hashed_name(node))
        return false;
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRType type = node.rrset(i).type();
        if (type != RRType::NSEC && type != RRType::RRSIG)
            return true;
    }
    return false;
}

void report_missing(const SignedZone& zone, const NodeView& node, Diagnostics& diagnostics)
{
    diagnostics.report(
        {&dnssec_rule::nsec_missing,
         CheckedRRset{zone.input, node, 0}.first_written().owner(),
         "the name " + quoted(node.owner()) + " has no NSEC record, and the zone has a chain of them",
         "sign the zone again: without the record answers seem to deny that the name exists",
         {}});
}

void check_record(const CheckedRRset& nsec, std::size_t record, Bytes rdata, NameView next,
                  Diagnostics& diagnostics)
{
    const NsecFields fields = read_nsec(rdata);
    const SourceSpan where = nsec.position(record).rdata();
    if (fields.next != next)
        diagnostics.report({&dnssec_rule::nsec_wrong_next,
                            where,
                            "the NSEC record says that the name behind " + quoted(nsec.owner()) + " is " +
                                quoted(fields.next) + ", and it is " + quoted(next),
                            "sign the zone again after every change",
                            {}});
    if (const auto fault = fault_of_type_bitmap(nsec.node(), fields.type_bitmap); !fault.empty())
        diagnostics.report({&dnssec_rule::nsec_wrong_types,
                            where,
                            "the NSEC record of " + quoted(nsec.owner()) + ' ' + fault,
                            "sign the zone again after every change",
                            {}});
}

} // namespace

void check_nsec_chain(const SignedZone& zone, Diagnostics& diagnostics)
{
    if (!zone.zone().apex_node().find(RRType::NSEC).exists())
        return;
    std::vector<NodeView> chain;
    for (std::size_t i = 0; i < zone.zone().node_count(); ++i) {
        const NodeView node = zone.zone().node(i);
        if (wants_nsec(node))
            chain.push_back(node);
        else if (const auto needless = find_rrset(zone.input, node, RRType::NSEC))
            diagnostics.report(
                {&dnssec_rule::nsec_needless,
                 needless->first_written().owner(),
                 "the NSEC record of " + quoted(node.owner()) + " stands for no records of this zone",
                 "remove it and its signature",
                 {}});
    }
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const auto nsec = find_rrset(zone.input, chain[i], RRType::NSEC);
        if (!nsec) {
            report_missing(zone, chain[i], diagnostics);
            continue;
        }
        const NameView next = chain[(i + 1) % chain.size()].owner();
        std::size_t record = 0;
        for (const Bytes rdata : nsec->records())
            check_record(*nsec, record++, rdata, next, diagnostics);
    }
}

} // namespace namu
