#include "namu/dnssec/ds_match.hpp"
#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/tree/check/new_ds.hpp"
#include "namu/tree/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>

namespace namu {
namespace {

bool has_key_of(const RRsetView& ds, const RRsetView& keys, NameView owner)
{
    return std::any_of(keys.begin(), keys.end(), [&](Bytes key) {
        return std::any_of(ds.begin(), ds.end(), [&](Bytes one) { return ds_matches(one, owner, key); });
    });
}

void report_without_key(const TreeCut& cut, std::vector<Finding>& findings)
{
    ZoneChange change{.zone = cut.parent.number};
    change.removed = records_of(cut.parent, cut.node, RRType::DS);
    change.added = ds_records(cut.child, cut.node.find(RRType::DS).ttl());
    const bool has_keys = !change.added.empty();
    const NodeView apex = cut.child.zone().apex_node();
    findings.push_back({&tree_rule::delegation_without_key,
                        place_of(cut.parent, cut.node, RRType::DS),
                        "no DS record of " + quoted(cut.name()) + " is of a key that " +
                            zone_in_words(cut.child) + " has: all of it is bogus",
                        "make the DS records of the DNSKEY records of the child, or remove them",
                        {{has_keys ? place_of(cut.child, apex, RRType::DNSKEY) : place_of_apex(cut.child),
                          has_keys ? "the keys of the zone begin here" : "the zone has no key to sign with"}},
                        {std::move(change)}});
}

void report_without_ds(const TreeCut& cut, std::vector<Finding>& findings)
{
    Finding finding{&tree_rule::delegation_without_ds,
                    place_of(cut.parent, cut.node, RRType::NS),
                    quoted(cut.name()) + " has keys in " + zone_in_words(cut.child) +
                        ", and no DS record here leads to them",
                    "add the DS record of its key with flags 257",
                    {{place_of(cut.child, cut.child.zone().apex_node(), RRType::DNSKEY),
                      "the keys of the zone begin here"}}};
    ZoneChange change{.zone = cut.parent.number};
    change.added = ds_records(cut.child, cut.node.find(RRType::NS).ttl());
    if (change.added.empty())
        finding.no_change = "no key with flags 257 has signed the keys of the zone: sign it first";
    else
        finding.changes.push_back(std::move(change));
    findings.push_back(std::move(finding));
}

} // namespace

/// RFC 4035 §5.2: a DS record in the parent says that the child is signed, and by which key; RFC 4035 §2.4: a signed
/// child has one in its parent.
void check_secure_delegation(const TreeInput& input, std::vector<Finding>& findings)
{
    for_each_compared_cut(input.tree, [&](const TreeCut& cut) {
        const RRsetView ds = cut.node.find(RRType::DS);
        const RRsetView keys = cut.child.zone().apex_node().find(RRType::DNSKEY);
        if (ds.exists() && !has_key_of(ds, keys, cut.name()))
            report_without_key(cut, findings);
        const bool parent_has_keys = cut.parent.zone().apex_node().find(RRType::DNSKEY).exists();
        if (!ds.exists() && keys.exists() && (parent_has_keys || input.scope == TreeScope::tree))
            report_without_ds(cut, findings);
    });
}

} // namespace namu
