#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/tree/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {
namespace {

std::string message_about(const TreeCut& cut, const std::set<NameView>& only_ours,
                          const std::set<NameView>& only_theirs)
{
    std::string message = "the name servers of " + quoted(cut.name()) + " differ: ";
    if (!only_ours.empty())
        message += "only this delegation has " + in_words(only_ours);
    if (!only_theirs.empty())
        message += (only_ours.empty() ? "" : "; ") + ("only " + zone_in_words(cut.child)) + " has " +
                   in_words(only_theirs);
    return message;
}

/// The parent's records become those of the child, with the glue that goes with them.
ZoneChange change_of(const ZoneTree& tree, const TreeCut& cut, const std::set<NameView>& only_ours,
                     const std::set<NameView>& only_theirs)
{
    ZoneChange change{.zone = cut.parent.number};
    const Zone& parent = cut.parent.zone();
    const Ttl ttl = cut.node.find(RRType::NS).ttl();
    for (const PlacedRecord& record : records_of(cut.parent, cut.node, RRType::NS)) {
        if (only_ours.contains(sole_name(record.record.rdata)))
            change.removed.push_back(record);
    }
    for (const NameView server : only_ours) {
        if (!server.is_at_or_below(cut.name()) || is_server_elsewhere(parent, server, cut.node))
            continue;
        for (const PlacedRecord& glue : addresses_of(cut.parent, parent.find_node(server)))
            change.removed.push_back(glue);
    }
    for (const PlacedRecord& record : records_of(cut.child, cut.child.zone().apex_node(), RRType::NS)) {
        const NameView server = sole_name(record.record.rdata);
        if (!only_theirs.contains(server))
            continue;
        change.added.push_back(copy_of(record.record, ttl));
        change.added.back().owner = cut.name();
        if (!server.is_at_or_below(cut.name()) || parent.find_node(server).exists())
            continue;
        for (const PlacedRecord& glue : own_addresses(tree, server))
            change.added.push_back(copy_of(glue.record, ttl));
    }
    return change;
}

} // namespace

/// RFC 1034 §4.2.2: the NS records at a cut are those at the apex of the child, which knows best.
void check_delegation_servers(const TreeInput& input, std::vector<Finding>& findings)
{
    for_each_compared_cut(input.tree, [&](const TreeCut& cut) {
        const auto ours = servers_of(cut.node);
        const auto theirs = servers_of(cut.child.zone().apex_node());
        const auto only_ours = without(ours, theirs);
        const auto only_theirs = without(theirs, ours);
        if (only_ours.empty() && only_theirs.empty())
            return;
        Finding finding{&tree_rule::delegation_servers_differ,
                        place_of(cut.parent, cut.node, RRType::NS),
                        message_about(cut, only_ours, only_theirs),
                        "let parent and child name the same servers",
                        {{place_of(cut.child, cut.child.zone().apex_node(), RRType::NS),
                          "the zone's own NS records begin here"}}};
        if (theirs.empty())
            finding.no_change = "the zone itself says nothing about its servers";
        else
            finding.changes.push_back(change_of(input.tree, cut, only_ours, only_theirs));
        findings.push_back(std::move(finding));
    });
}

} // namespace namu
