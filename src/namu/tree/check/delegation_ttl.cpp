#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/tree/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

/// RFC 9199 §3.6: some resolvers keep the parent's NS records, some the child's.
void check_delegation_ttl(const TreeInput& input, std::vector<Finding>& findings)
{
    constexpr std::uint64_t far_apart = 10;
    for_each_compared_cut(input.tree, [&](const TreeCut& cut) {
        const RRsetView ns = cut.child.zone().apex_node().find(RRType::NS);
        const std::uint64_t ours = cut.node.find(RRType::NS).ttl().seconds();
        const std::uint64_t theirs = ns.ttl().seconds();
        if (!ns.exists() || (ours <= far_apart * theirs && theirs <= far_apart * ours))
            return;
        ZoneChange change{.zone = cut.parent.number};
        change.removed = records_of(cut.parent, cut.node, RRType::NS);
        for (const PlacedRecord& record : change.removed)
            change.added.push_back(copy_of(record.record, ns.ttl()));
        findings.push_back({&tree_rule::delegation_ttl_differs,
                            place_of(cut.parent, cut.node, RRType::NS),
                            "the NS records of " + quoted(cut.name()) + " have TTL " + std::to_string(ours) +
                                " here and " + std::to_string(theirs) + " in " + zone_in_words(cut.child) +
                                "; some resolvers keep the one and some the other",
                            "give them about the same TTL",
                            {{place_of(cut.child, cut.child.zone().apex_node(), RRType::NS),
                              "the zone's own NS records begin here"}},
                            {std::move(change)}});
    });
}

} // namespace namu
