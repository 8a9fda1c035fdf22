#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/host_name.hpp"
#include "namu/zone/check/odd_targets.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/soa_fields.hpp"

#include <algorithm>

namespace namu {
namespace {

void report(NameView name, SourceSpan where, NameView apex, Diagnostics& diagnostics)
{
    const std::string meant = quoted(without_last_apex(name, apex));
    diagnostics.report(
        {&zone_rule::missing_final_dot,
         where,
         quoted(name) + " ends with " + quoted(apex) + " twice",
         "a name without a final dot is completed by the origin: write " + meant + ", with the dot",
         {}});
}

/// In a zone such as `com.` a child `com.com.` is nothing strange.
bool may_be_meant(const NodeView& node, NameView apex)
{
    return node.is_occluded() || (node.is_cut() && apex.label_count() == 1);
}

void check_owners(const CheckInput& input, Diagnostics& diagnostics)
{
    const NameView apex = input.zone.apex();
    for_each_node(input, [&](const NodeView& node) {
        if (node.is_empty_non_terminal() || !repeats_apex(node.owner(), apex) || may_be_meant(node, apex))
            return;
        RecordPosition first = CheckedRRset{input, node, 0}.first_written();
        for_each_rrset(input, node, [&first](const CheckedRRset& rrset) {
            first = std::min(first, rrset.first_written(), comes_before);
        });
        report(node.owner(), first.owner(), apex, diagnostics);
    });
}

void check_soa(const CheckInput& input, Diagnostics& diagnostics)
{
    const auto soa = find_rrset(input, input.zone.apex_node(), RRType::SOA);
    if (!soa)
        return;
    const SoaFields fields = read_soa(soa->records().front());
    for (const NameView name : {fields.primary, fields.mail}) {
        if (misspelling_of(input.zone, name) == Misspelling::final_dot)
            report(name, soa->position().rdata(), input.zone.apex(), diagnostics);
    }
}

/// In a reverse zone a host has no name, but for DNS-SD, whose owners begin with an underscore (RFC 6763 §11).
void check_reverse(const CheckInput& input, Diagnostics& diagnostics)
{
    const NameView apex = input.zone.apex();
    if (!is_reverse_zone(apex))
        return;
    for_each_target(input, RRType::PTR, [&](const CheckedTarget& target) {
        if (!target.name.is_at_or_below(apex) || !is_host_name(target.from.owner(), apex) ||
            misspelling_of(input.zone, target.name) != Misspelling::none)
            return;
        diagnostics.report(
            {&zone_rule::missing_final_dot,
             target.where(),
             quoted(target.name) + " lies in the reverse zone itself, where no host has its name",
             "a name without a final dot is completed by the origin: write the host's whole name, with the "
             "dot",
             {}});
    });
}

} // namespace

void check_missing_final_dot(const CheckInput& input, Diagnostics& diagnostics)
{
    check_owners(input, diagnostics);
    if (input.has_apex())
        check_soa(input, diagnostics);
    check_reverse(input, diagnostics);
    for (const RRType type : {RRType::NS, RRType::CNAME, RRType::PTR, RRType::MX, RRType::SRV, RRType::DNAME,
                              RRType::AFSDB, RRType::KX, RRType::SVCB, RRType::HTTPS}) {
        input.odd_targets->for_each(input, type, [&](const CheckedTarget& target) {
            if (misspelling_of(input.zone, target.name) == Misspelling::final_dot)
                report(target.name, target.where(), input.zone.apex(), diagnostics);
        });
    }
}

} // namespace namu
