#include "namu/zone/check/apex_only_type.hpp"
#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/glue_hosts.hpp"
#include "namu/zone/check/occluder.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {
namespace {

bool is_address(RRType type)
{
    return type == RRType::A || type == RRType::AAAA;
}

/// RFC 2181 §6.1, RFC 4035 §2.4: what the parent zone says at a cut. Types that a rule of their own forbids
/// there count as well: one report is enough.
bool may_be_at_cut(RRType type)
{
    return type == RRType::NS || type == RRType::DS || is_from_signer(type) || type == RRType::SOA ||
           type == RRType::CNAME || type == RRType::DNAME || is_apex_only(type);
}

void report(const DiagnosticRule& rule, const CheckedRRset& rrset, const CheckedRRset& cut,
            Diagnostics& diagnostics)
{
    const std::string child = quoted(cut.owner());
    diagnostics.report({&rule,
                        rrset.first_written().owner(),
                        "the " + to_text(rrset.type()) + " record of " + quoted(rrset.owner()) +
                            " is never an answer: " + child + " and all names below it are delegated",
                        "move it to the zone file of " + child,
                        {{cut.first_written().owner(), "the zone cut is here"}}});
}

} // namespace

/// At a zone cut and below, the parent zone has NS, DS and addresses of name servers; all else is the child's.
void check_data_of_child(const CheckInput& input, Diagnostics& diagnostics)
{
    const GlueHosts& hosts = *input.glue_hosts;
    for_each_rrset(input, RRType::NS, [&](const CheckedRRset& cut) {
        if (!cut.node().is_cut())
            return;
        for_each_rrset(input, cut.node(), [&](const CheckedRRset& rrset) {
            const bool is_glue = is_address(rrset.type()) && hosts.contains(rrset.node(), cut.node());
            if (!may_be_at_cut(rrset.type()) && !is_glue)
                report(zone_rule::data_at_zone_cut, rrset, cut, diagnostics);
        });
        for (std::size_t i = input.zone.position_of(cut.node()) + 1; i < input.zone.node_count(); ++i) {
            const NodeView node = input.zone.node(i);
            if (!node.is_occluded() || occluder_of(node) != cut.node())
                return;
            for_each_rrset(input, node, [&](const CheckedRRset& rrset) {
                const bool is_glue = is_address(rrset.type()) && hosts.contains(node, cut.node());
                if (!is_glue && !is_from_signer(rrset.type()) && rrset.type() != RRType::SOA)
                    report(zone_rule::occluded_record, rrset, cut, diagnostics);
            });
        }
    });
}

} // namespace namu
