#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/tree/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <optional>

namespace namu {
namespace {

/// The addresses of all name servers of the tree, in wire form.
std::set<std::string> addresses_of_servers(const ZoneTree& tree)
{
    std::set<std::string> addresses;
    for (const TreeZone& zone : tree.zones()) {
        if (!zone.is_loaded())
            continue;
        for (const NameView server : servers_of(zone.zone().apex_node())) {
            for (const PlacedRecord& record : own_addresses(tree, server))
                addresses.emplace(as_text(record.record.rdata));
        }
    }
    return addresses;
}

/// A tree from the root with more than the root in it is a world of its own: what is not there is nowhere.
bool is_whole_world(const ZoneTree& tree, const TreeZone& parent)
{
    const TreeZone* top = &parent;
    while (top->parent != nullptr)
        top = top->parent;
    if (!top->apex().is_root() || !top->is_loaded())
        return false;
    return std::ranges::any_of(tree.zones(), [&](const TreeZone& zone) {
        return zone.parent == top && top->zone().find_node(zone.apex()).exists();
    });
}

/// The address, as a server of this very tree has it; nothing where the servers of the cut are strangers.
std::optional<PlacedRecord> known_server(const ZoneTree& tree, const std::set<std::string>& known,
                                         const TreeZone& parent, const NodeView& cut)
{
    for (const NameView server : servers_of(cut)) {
        auto addresses = own_addresses(tree, server);
        for (PlacedRecord& glue : addresses_of(parent, parent.zone().find_node(server)))
            addresses.push_back(glue);
        for (const PlacedRecord& record : addresses) {
            if (known.contains(std::string{as_text(record.record.rdata)}))
                return record;
        }
    }
    return std::nullopt;
}

/// NS, DS and the glue that nothing else needs.
ZoneChange without_delegation(const TreeZone& parent, const NodeView& cut)
{
    ZoneChange change{.zone = parent.number};
    const auto remove = [&](const std::vector<PlacedRecord>& records) {
        change.removed.insert(change.removed.end(), records.begin(), records.end());
    };
    remove(records_of(parent, cut, RRType::NS));
    remove(records_of(parent, cut, RRType::DS));
    const Zone& zone = parent.zone();
    for (std::size_t i = zone.position_of(cut); i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        if (!node.owner().is_at_or_below(cut.owner()))
            break;
        if (!is_server_elsewhere(zone, node.owner(), cut))
            remove(addresses_of(parent, node));
    }
    return change;
}

} // namespace

/// RFC 1912 §2.8: a zone was given away, and none of those that it was given to has it.
void check_lame_delegation(const TreeInput& input, std::vector<Finding>& findings)
{
    std::optional<std::set<std::string>> known; // worked out where it is needed
    for_each_cut(input.tree, [&](const TreeZone& parent, const NodeView& cut) {
        if (input.tree.find(cut.owner()) != nullptr)
            return;
        if (!known)
            known = addresses_of_servers(input.tree);
        const auto server = known_server(input.tree, *known, parent, cut);
        if (!server && !is_whole_world(input.tree, parent))
            return;
        Finding finding{&tree_rule::lame_delegation,
                        place_of(parent, cut, RRType::NS),
                        "nobody serves " + quoted(cut.owner()) + ": the folder has no zone file for it",
                        "write its zone file; or take the delegation back, as the patch does",
                        {},
                        {without_delegation(parent, cut)}};
        if (const TreeZone* const home = server ? input.tree.enclosing(server->record.owner) : nullptr;
            home != nullptr && home != &parent)
            finding.notes.push_back({place_of(*home, *server), "the server that it was given to"});
        findings.push_back(std::move(finding));
    });
}

} // namespace namu
