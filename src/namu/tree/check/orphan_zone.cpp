#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/tree/check/new_ds.hpp"
#include "namu/tree/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <filesystem>

namespace namu {
namespace {

/// Whether the file lies in the folder of the other one, or below it.
bool is_beside_or_below(const std::string& path, const std::string& other)
{
    const auto folder = std::filesystem::path{other}.parent_path().lexically_normal();
    const auto relative = std::filesystem::path{path}.lexically_normal().lexically_relative(folder);
    return folder.empty() || (!relative.empty() && *relative.begin() != "..");
}

/// Every name is below the root. A zone of a deeper name whose file lies elsewhere is a private domain that is kept
/// beside somebody's lab, and no part of it.
bool belongs_to_another_tree(const TreeZone& zone)
{
    return zone.parent->apex().is_root() && zone.apex().label_count() > 1 &&
           !is_beside_or_below(zone.loaded->path, zone.parent->loaded->path);
}

ZoneChange new_delegation(const ZoneTree& tree, const TreeZone& zone)
{
    const TreeZone& parent = *zone.parent;
    ZoneChange change{.zone = parent.number};
    const Ttl ttl = parent.zone().apex_node().find(RRType::NS).ttl();
    for (const NameView server : servers_of(zone.zone().apex_node())) {
        const auto octets = server.octets();
        change.added.push_back({zone.apex(), RRType::NS, ttl, {octets.begin(), octets.end()}});
    }
    for (auto& ds : ds_records(zone, ttl))
        change.added.push_back(std::move(ds));
    for (const NameView server : servers_of(zone.zone().apex_node())) {
        if (!server.is_at_or_below(zone.apex()) || parent.zone().find_node(server).exists())
            continue;
        for (const PlacedRecord& address : own_addresses(tree, server))
            change.added.push_back(copy_of(address.record, ttl));
    }
    return change;
}

} // namespace

/// RFC 1034 §4.2.2: a zone is found by the delegation in the zone above it.
void check_orphan_zone(const TreeInput& input, std::vector<Finding>& findings)
{
    for (const TreeZone& zone : input.tree.zones()) {
        if (!zone.is_loaded() || zone.parent == nullptr || !zone.parent->is_loaded() ||
            belongs_to_another_tree(zone))
            continue;
        // A referral to a name above this one is a lame delegation, which is told as such.
        const Lookup lookup = zone.parent->zone().find(HashedName{zone.apex()}, RRType::NS);
        if (lookup.kind == Lookup::Kind::referral)
            continue;
        Finding finding{&tree_rule::orphan_zone,
                        place_of_apex(zone),
                        "no zone delegates " + quoted(zone.apex()) + ", so from the top nobody gets here",
                        "add its NS records to " + zone.parent->loaded->path,
                        {{place_of_apex(*zone.parent), "the zone above it, which has no NS records for it"}}};
        if (servers_of(zone.zone().apex_node()).empty())
            finding.no_change = "it names no servers itself";
        else
            finding.changes.push_back(new_delegation(input.tree, zone));
        findings.push_back(std::move(finding));
    }
}

} // namespace namu
