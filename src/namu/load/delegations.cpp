#include "namu/load/delegations.hpp"

#include "namu/dnssec/ds_match.hpp"
#include "namu/load/rules.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/zone/check/check_input.hpp"
#include "namu/zone/check/spelling.hpp"
#include "namu/zone/targets.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

namespace namu {
namespace {

struct HashName {
    std::size_t operator()(NameView name) const noexcept { return hash_name(name); }
};

/// Names in words: "`a.`, `b.`".
std::string list(const std::set<NameView>& names)
{
    std::string text;
    for (const NameView name : names)
        text += (text.empty() ? "" : ", ") + quoted(name);
    return text;
}

std::set<NameView> without(const std::set<NameView>& names, const std::set<NameView>& others)
{
    std::set<NameView> rest;
    std::set_difference(names.begin(), names.end(), others.begin(), others.end(),
                        std::inserter(rest, rest.end()));
    return rest;
}

std::set<NameView> servers(const RRsetView& ns)
{
    std::set<NameView> names;
    for (const Bytes rdata : ns)
        names.insert(sole_name(rdata));
    return names;
}

bool same_records(const RRsetView& a, const RRsetView& b)
{
    return a.size() == b.size() && equal(a.block(), b.block());
}

/// Compares one zone cut with the zone below it.
class CutCheck {
public:
    CutCheck(LoadedZone& parent, const CheckInput& input, const NodeView& cut, const LoadedZone& child)
        : diagnostics_{parent.diagnostics},
          input_{input},
          cut_{cut},
          child_{*child.zone},
          child_path_{child.path}
    {}

    void run()
    {
        check_servers();
        check_ttl();
        check_glue();
        check_ds();
    }

private:
    [[nodiscard]] SourceSpan where(RRType type) const
    {
        const auto rrset = find_rrset(input_, cut_, type);
        return rrset ? rrset->first_written().owner() : SourceSpan{};
    }

    [[nodiscard]] std::string in_child() const { return "the zone itself (" + child_path_ + ")"; }

    void check_servers()
    {
        const auto ours = servers(cut_.find(RRType::NS));
        const auto theirs = servers(child_.apex_node().find(RRType::NS));
        const auto only_ours = without(ours, theirs);
        const auto only_theirs = without(theirs, ours);
        if (only_ours.empty() && only_theirs.empty())
            return;
        std::string message = "the name servers of " + quoted(cut_.owner()) + " differ: ";
        if (!only_ours.empty())
            message += "only this delegation has " + list(only_ours);
        if (!only_theirs.empty())
            message += (only_ours.empty() ? "" : "; ") + ("only " + in_child()) + " has " + list(only_theirs);
        diagnostics_.report({&load_rule::delegation_servers_differ,
                             where(RRType::NS),
                             std::move(message),
                             "let parent and child name the same servers",
                             {}});
    }

    void check_ttl()
    {
        constexpr std::uint64_t far_apart = 10;
        const std::uint64_t ours = cut_.find(RRType::NS).ttl().seconds();
        const RRsetView ns = child_.apex_node().find(RRType::NS);
        const std::uint64_t theirs = ns.ttl().seconds();
        if (!ns.exists() || (ours <= far_apart * theirs && theirs <= far_apart * ours))
            return;
        diagnostics_.report({&load_rule::delegation_ttl_differs,
                             where(RRType::NS),
                             "the NS records of " + quoted(cut_.owner()) + " have TTL " +
                                 std::to_string(ours) + " here and " + std::to_string(theirs) + " in " +
                                 in_child() + "; some resolvers keep the one and some the other",
                             "give them about the same TTL",
                             {}});
    }

    void check_glue()
    {
        for (const NameView server : servers(cut_.find(RRType::NS))) {
            if (!server.is_at_or_below(cut_.owner()))
                continue;
            const NodeView glue = input_.zone.find_node(server);
            const NodeView host = child_.find_node(server);
            if (!glue.exists() || !host.exists() || host.is_occluded() || host.is_cut())
                continue;
            for (const RRType type : {RRType::A, RRType::AAAA})
                check_addresses(glue, host, type);
        }
    }

    void check_addresses(const NodeView& glue, const NodeView& host, RRType type)
    {
        const auto ours = find_rrset(input_, glue, type);
        if (!ours || same_records(ours->records(), host.find(type)))
            return;
        diagnostics_.report({&load_rule::delegation_glue_differs,
                             ours->first_written().owner(),
                             "the " + to_text(type) + " glue of " + quoted(glue.owner()) + " is not what " +
                                 in_child() + " has",
                             "let the glue be the addresses that the server has in its own zone",
                             {}});
    }

    void check_ds()
    {
        const RRsetView ds = cut_.find(RRType::DS);
        const RRsetView keys = child_.apex_node().find(RRType::DNSKEY);
        if (ds.exists() && !has_key_of(ds, keys))
            diagnostics_.report({&load_rule::delegation_without_key,
                                 where(RRType::DS),
                                 "no DS record of " + quoted(cut_.owner()) + " is of a key that " +
                                     in_child() + " has: all of it is bogus",
                                 "make the DS records of the DNSKEY records of the child, or remove them",
                                 {}});
        const bool is_signed = input_.zone.apex_node().find(RRType::DNSKEY).exists();
        if (!ds.exists() && keys.exists() && is_signed)
            diagnostics_.report({&load_rule::delegation_without_ds,
                                 where(RRType::NS),
                                 quoted(cut_.owner()) + " has keys in " + in_child() +
                                     ", and no DS record here leads to them",
                                 "add the DS record of its key with flags 257",
                                 {}});
    }

    [[nodiscard]] bool has_key_of(const RRsetView& ds, const RRsetView& keys) const
    {
        for (const Bytes key : keys) {
            if (std::any_of(ds.begin(), ds.end(),
                            [&](Bytes one) { return ds_matches(one, cut_.owner(), key); }))
                return true;
        }
        return false;
    }

    Diagnostics& diagnostics_;
    const CheckInput& input_;
    NodeView cut_;
    const Zone& child_;
    const std::string& child_path_;
};

} // namespace

void check_delegations(std::vector<LoadedZone>& zones)
{
    std::unordered_map<NameView, const LoadedZone*, HashName> by_name;
    for (const LoadedZone& zone : zones) {
        if (zone.zone != nullptr)
            by_name.emplace(zone.zone->apex(), &zone);
    }
    const BuildNotes no_notes;
    const TypeIndex no_index;
    for (LoadedZone& parent : zones) {
        if (parent.zone == nullptr)
            continue;
        const CheckInput input{*parent.zone, parent.positions, no_notes, no_index};
        for (std::size_t i = 1; i < parent.zone->node_count(); ++i) {
            const NodeView node = parent.zone->node(i);
            const auto child = node.is_cut() ? by_name.find(node.owner()) : by_name.end();
            if (child != by_name.end())
                CutCheck{parent, input, node, *child->second}.run();
        }
        parent.diagnostics.sort();
    }
}

} // namespace namu
