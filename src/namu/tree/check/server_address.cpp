#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/server_names.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>

namespace namu {
namespace {

using Kind = ServerVerdict::Kind;

/// What a zone above knows of the server: its glue.
std::vector<PlacedRecord> glue_above(NameView server, const TreeZone& home, const TreeZone*& keeper)
{
    for (keeper = home.parent; keeper != nullptr; keeper = keeper->parent) {
        if (!keeper->is_loaded())
            continue;
        auto glue = addresses_of(*keeper, keeper->zone().find_node(server));
        if (!glue.empty())
            return glue;
    }
    return {};
}

/// Whether each zone and each delegation that names the server names another one that has an address.
bool is_dispensable(const ZoneTree& tree, NameView server, const std::vector<NamingRecord>& naming)
{
    return std::ranges::all_of(naming, [&](const NamingRecord& one) {
        return std::ranges::any_of(servers_of(one.node), [&](NameView other) {
            return other != server && judge_server(tree, other).kind == Kind::has_address;
        });
    });
}

/// One change for each zone that names the server; `replacement` stands for it from now on, if there is one.
std::vector<ZoneChange> changes_of(const std::vector<NamingRecord>& naming,
                                   const std::optional<NameView>& replacement)
{
    std::vector<ZoneChange> changes;
    for (const NamingRecord& one : naming) {
        auto change = std::ranges::find(changes, one.zone->number, &ZoneChange::zone);
        if (change == changes.end())
            change = changes.insert(changes.end(), ZoneChange{.zone = one.zone->number});
        change->removed.push_back(one.record);
        if (!replacement || servers_of(one.node).contains(*replacement))
            continue;
        ZoneDifference::Record record = copy_of(one.record.record, one.record.record.ttl);
        const Bytes name = replacement->octets();
        record.rdata.assign(name.begin(), name.end());
        change->added.push_back(std::move(record));
    }
    return changes;
}

/// Whether a delegation names a server that the zone itself does not: then the delegation is to be mended, whatever the
/// server is.
bool is_out_of_date(const ZoneTree& tree, NameView server, const NamingRecord& one)
{
    const TreeZone* const child = one.node.is_cut() ? tree.find(one.node.owner()) : nullptr;
    return child != nullptr && child->is_loaded() && !servers_of(child->zone().apex_node()).contains(server);
}

Finding begin_finding(const DiagnosticRule& rule, const std::vector<NamingRecord>& naming,
                      std::string message)
{
    const NamingRecord& first = naming.front();
    Finding finding{&rule, {first.zone->loaded, first.record.position.rdata()}, std::move(message)};
    for (std::size_t i = 1; i < naming.size(); ++i)
        finding.notes.push_back(
            {{naming[i].zone->loaded, naming[i].record.position.rdata()},
             naming[i].node.is_cut() ? "the delegation names it as well" : "this zone names it as well"});
    return finding;
}

Finding alias_finding(const ZoneTree& tree, NameView server, const ServerVerdict& verdict,
                      const std::vector<NamingRecord>& naming)
{
    Finding finding = begin_finding(
        zone_rule::ns_target_is_cname, naming,
        quoted(server) + " is an alias; NS records must point to a name that has the address itself");
    finding.hint = "write " + quoted(verdict.target);
    finding.notes.push_back({place_of(*verdict.home, verdict.home->zone().find_node(server), RRType::CNAME),
                             "the CNAME record is here"});
    if (judge_server(tree, verdict.target).kind == Kind::has_address)
        finding.changes = changes_of(naming, verdict.target);
    else
        finding.no_change = quoted(verdict.target) + " has no address either, as far as this folder tells";
    return finding;
}

Finding nowhere_finding(const ZoneTree& tree, NameView server, const ServerVerdict& verdict,
                        const std::vector<NamingRecord>& naming)
{
    Finding finding = begin_finding(zone_rule::ns_target_without_address, naming,
                                    quoted(server) + " cannot be resolved: " + verdict.home->loaded->path +
                                        ", the zone that it lies in, has no address for it");
    const TreeZone* keeper = nullptr;
    const auto glue = glue_above(server, *verdict.home, keeper);
    if (!glue.empty()) {
        finding.hint = "add the address, which the zone above has as glue";
        finding.notes.push_back({place_of(*keeper, glue.front()), "the glue is here"});
        ZoneChange change{.zone = verdict.home->number};
        for (const PlacedRecord& record : glue)
            change.added.push_back(
                copy_of(record.record, verdict.home->zone().apex_node().find(RRType::NS).ttl()));
        finding.changes.push_back(std::move(change));
    } else if (is_dispensable(tree, server, naming)) {
        finding.hint = "add its address there; or name it no longer, as the patch does";
        finding.changes = changes_of(naming, std::nullopt);
    } else {
        finding.hint = "add `" + server.to_text() + " A` with the address, or correct the name";
        finding.no_change = "nothing in the folder tells its address, and there is no other server";
    }
    if (finding.notes.empty())
        finding.notes.push_back({place_of_apex(*verdict.home), "the zone that it lies in"});
    return finding;
}

} // namespace

/// RFC 2181 §10.3, RFC 1912 §2.8: whoever looks for a zone has to find the addresses of its servers, from the root down.
void check_server_address(const TreeInput& input, std::vector<Finding>& findings)
{
    auto names = server_names(input.tree);
    for (auto& entry : names) {
        const auto& server = entry.first;
        auto& naming = entry.second;
        std::erase_if(naming,
                      [&](const NamingRecord& one) { return is_out_of_date(input.tree, server, one); });
        if (naming.empty())
            continue;
        if (misspelling_of(naming.front().zone->zone(), server) != Misspelling::none)
            continue; // that is told by the check of the zone
        const ServerVerdict verdict = judge_server(input.tree, server);
        if (verdict.kind == Kind::alias)
            findings.push_back(alias_finding(input.tree, server, verdict, naming));
        else if (verdict.kind == Kind::nowhere)
            findings.push_back(nowhere_finding(input.tree, server, verdict, naming));
    }
}

} // namespace namu
