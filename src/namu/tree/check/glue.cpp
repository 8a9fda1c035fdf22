#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/tree/rules.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>

namespace namu {
namespace {

/// A name server below a zone cut, as the parent zone and the one that it belongs to have it.
struct GlueHost {
    const TreeZone& parent;
    NodeView cut; ///< whose NS record names it
    NameView name;
    const TreeZone& home; ///< the zone with its own addresses
    NodeView node;        ///< there

    [[nodiscard]] NodeView glue() const { return parent.zone().find_node(name); }
};

/// Calls `visit` for each name server of each cut that the parent zone has to know the addresses of, or may.
template <typename Visit>
void for_each_glue_host(const TreeInput& input, Visit&& visit)
{
    for_each_cut(input.tree, [&](const TreeZone& parent, const NodeView& cut) {
        if (input.scope == TreeScope::cuts && input.tree.find(cut.owner()) == nullptr)
            return;
        for (const NameView server : servers_of(cut)) {
            const bool is_in_domain = server.is_at_or_below(cut.owner());
            const TreeZone* const home = input.tree.enclosing(server);
            if ((input.scope == TreeScope::cuts && !is_in_domain) || home == nullptr || home == &parent ||
                !home->is_loaded())
                continue;
            const NodeView node = home->zone().find_node(server);
            if (node.exists() && !node.is_occluded() && !node.is_cut())
                visit(GlueHost{parent, cut, server, *home, node});
        }
    });
}

bool is_among(const PlacedRecord& record, const std::vector<PlacedRecord>& others)
{
    return std::ranges::any_of(
        others, [&](const PlacedRecord& other) { return equal(record.record.rdata, other.record.rdata); });
}

Ttl glue_ttl(const GlueHost& host)
{
    return host.cut.find(RRType::NS).ttl();
}

Finding::Note note_about(const GlueHost& host, RRType type)
{
    const auto records = records_of(host.home, host.node, type);
    const auto addresses = addresses_of(host.home, host.node);
    const auto& known = records.empty() ? addresses : records;
    return {known.empty() ? TreePlace{host.home.loaded, {}} : place_of(host.home, known.front()),
            records.empty() ? "the server's own zone has no such address, but this one"
                            : "the server's own zone has this address"};
}

void compare(const GlueHost& host, RRType type, const TreeInput& input, std::vector<Finding>& findings)
{
    const auto ours = records_of(host.parent, host.glue(), type);
    const auto theirs = records_of(host.home, host.node, type);
    ZoneChange change{.zone = host.parent.number};
    for (const PlacedRecord& record : ours) {
        if (!is_among(record, theirs))
            change.removed.push_back(record);
    }
    for (const PlacedRecord& record : theirs) {
        if (!is_among(record, ours))
            change.added.push_back(
                copy_of(record.record, ours.empty() ? glue_ttl(host) : ours[0].record.ttl));
    }
    if (change.removed.empty() && change.added.empty())
        return;
    const std::string what = "the " + to_text(type) + " glue of " + quoted(host.name);
    if (!ours.empty())
        findings.push_back({&tree_rule::delegation_glue_differs,
                            place_of(host.parent, host.glue(), type),
                            what + " is not what " + zone_in_words(host.home) + " has",
                            "let the glue be the addresses that the server has in its own zone",
                            {note_about(host, type)},
                            {std::move(change)}});
    else if (input.scope == TreeScope::tree && !addresses_of(host.parent, host.glue()).empty())
        findings.push_back({&tree_rule::delegation_glue_incomplete,
                            place_of(host.parent, addresses_of(host.parent, host.glue()).front()),
                            what + " is missing: " + zone_in_words(host.home) + " has such an address",
                            "let the glue be all addresses that the server has in its own zone",
                            {note_about(host, type)},
                            {std::move(change)}});
}

} // namespace

/// RFC 1912 §2.3: glue is a copy of the addresses that the server has in its own zone.
void check_glue(const TreeInput& input, std::vector<Finding>& findings)
{
    std::set<std::pair<std::size_t, NameView>> seen; // the glue of a server is there once, for all its zones
    for_each_glue_host(input, [&](const GlueHost& host) {
        // Where the zone has none, its own server is without address: that is another rule's to tell.
        if (!host.glue().exists() || addresses_of(host.home, host.node).empty() ||
            !seen.emplace(host.parent.number, host.name).second)
            return;
        for (const RRType type : {RRType::A, RRType::AAAA})
            compare(host, type, input, findings);
    });
}

/// What the check of the parent zone has missed, where the child knows it.
void check_missing_glue(const TreeInput& input, std::vector<Finding>& findings)
{
    for_each_glue_host(input, [&](const GlueHost& host) {
        const auto addresses = addresses_of(host.home, host.node);
        if (!host.name.is_at_or_below(host.cut.owner()) || addresses.empty() ||
            !addresses_of(host.parent, host.glue()).empty())
            return;
        ZoneChange change{.zone = host.parent.number};
        for (const PlacedRecord& record : addresses)
            change.added.push_back(copy_of(record.record, glue_ttl(host)));
        for (const PlacedRecord& record : records_of(host.parent, host.cut, RRType::NS)) {
            if (sole_name(record.record.rdata) == host.name)
                findings.push_back({&zone_rule::missing_glue,
                                    {host.parent.loaded, record.position.rdata()},
                                    quoted(host.name) + " lies inside the child zone " +
                                        quoted(host.cut.owner()) +
                                        ", and without its address nobody can get there",
                                    "add the address that the server has in its own zone",
                                    {note_about(host, addresses.front().record.type)},
                                    {std::move(change)}});
        }
    });
}

} // namespace namu
