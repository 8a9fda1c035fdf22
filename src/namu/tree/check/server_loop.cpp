#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/server_names.hpp"
#include "namu/tree/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <map>

namespace namu {
namespace {

/// A zone cut, and the zones that have to be reached first to find one of its servers.
struct Way {
    const TreeCut* cut;
    std::vector<NameView> through; ///< one of these; empty where a server can be reached at once
    bool is_open = false;
};

bool has_address(const TreeZone& zone, NameView host)
{
    return host.is_at_or_below(zone.apex()) && !addresses_of(zone, zone.zone().find_node(host)).empty();
}

/// Whether this server needs no other zone: the parent has its address, or nobody here knows where it leads.
bool is_at_hand(const ZoneTree& tree, const TreeCut& cut, NameView server)
{
    if (has_address(cut.parent, server))
        return true;
    const ServerVerdict verdict = judge_server(tree, server);
    return verdict.home == nullptr || verdict.home->parent == nullptr;
}

Way way_to(const ZoneTree& tree, const TreeCut& cut)
{
    Way way{&cut, {}};
    for (const NameView server : servers_of(cut.node)) {
        if (is_at_hand(tree, cut, server))
            return {&cut, {}, true};
        if (judge_server(tree, server).kind == ServerVerdict::Kind::has_address)
            way.through.push_back(tree.enclosing(server)->apex());
    }
    return way;
}

using Ways = std::map<NameView, Way>;

/// Whether a zone can be reached as far as is known: what no way was noted for can.
bool is_open(const Ways& ways, NameView zone)
{
    const auto found = ways.find(zone);
    return found == ways.end() || found->second.is_open;
}

/// Opens what leads through an open zone, until nothing changes.
void open_all(Ways& ways)
{
    for (bool is_done = false; !is_done;) {
        is_done = true;
        for (auto& [name, way] : ways) {
            if (!way.is_open &&
                std::ranges::any_of(way.through, [&](NameView zone) { return is_open(ways, zone); })) {
                way.is_open = true;
                is_done = false;
            }
        }
    }
}

/// The zones of the loop that one runs into from there; empty where another one is met, or it ends at a zone that
/// lacks something else.
std::vector<NameView> loop_from(const Ways& ways, NameView begin)
{
    std::vector<NameView> passed;
    for (NameView at = begin;;) {
        if (const auto again = std::ranges::find(passed, at); again != passed.end())
            return {again, passed.end()};
        passed.push_back(at);
        const Way& way = ways.at(at);
        if (way.through.empty())
            return {};
        at = way.through.front();
    }
}

/// The glue that opens a loop: the address of a server, where it lies below the parent of a zone of the loop.
ZoneChange glue_for(const ZoneTree& tree, const Ways& ways, const std::vector<NameView>& loop)
{
    for (const NameView zone : loop) {
        const TreeCut& cut = *ways.at(zone).cut;
        for (const NameView server : servers_of(cut.node)) {
            ZoneChange change{.zone = cut.parent.number};
            if (!server.is_below(cut.parent.apex()))
                continue;
            for (const PlacedRecord& record : own_addresses(tree, server))
                change.added.push_back(copy_of(record.record, cut.node.find(RRType::NS).ttl()));
            if (!change.added.empty())
                return change;
        }
    }
    return {};
}

Finding loop_finding(const ZoneTree& tree, const Ways& ways, const std::vector<NameView>& loop)
{
    const std::set<NameView> names{loop.begin(), loop.end()};
    const TreeCut& first = *ways.at(loop.front()).cut;
    Finding finding{&tree_rule::name_server_loop, place_of(first.parent, first.node, RRType::NS),
                    "nobody can begin to look for " + in_words(names) +
                        ": the servers of each have their addresses in the next",
                    "add the address of one of the servers as glue, or a server in another zone"};
    for (const NameView zone : loop) {
        const TreeCut& cut = *ways.at(zone).cut;
        if (zone != loop.front())
            finding.notes.push_back({place_of(cut.parent, cut.node, RRType::NS), "and from here back"});
        finding.notes.push_back({place_of(cut.child, cut.child.zone().apex_node(), RRType::NS),
                                 "what " + quoted(zone) + " says itself"});
    }
    if (ZoneChange change = glue_for(tree, ways, loop); !change.added.empty())
        finding.changes.push_back(std::move(change));
    else
        finding.no_change =
            "no zone above may hold the address of these servers: each lies in another branch";
    return finding;
}

} // namespace

/// RFC 9471 §2.3: servers of zones that name each other's are found by glue only.
void check_server_loop(const TreeInput& input, std::vector<Finding>& findings)
{
    std::vector<TreeCut> cuts;
    for_each_compared_cut(input.tree, [&](const TreeCut& cut) { cuts.push_back(cut); });
    Ways ways;
    for (const TreeCut& cut : cuts)
        ways.emplace(cut.name(), way_to(input.tree, cut));
    open_all(ways);

    std::set<NameView> told;
    for (const auto& [name, way] : ways) {
        if (way.is_open || told.contains(name))
            continue;
        std::vector<NameView> loop = loop_from(ways, name);
        // A server in the zone itself that has no glue is told as that.
        if (loop.size() < 2 || std::ranges::any_of(loop, [&](NameView zone) { return told.contains(zone); }))
            continue;
        told.insert(loop.begin(), loop.end());
        std::rotate(loop.begin(), std::ranges::min_element(loop), loop.end());
        findings.push_back(loop_finding(input.tree, ways, loop));
    }
}

} // namespace namu
