#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/tree/check/host_names.hpp"
#include "namu/tree/rules.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/zone/check/host_name.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <utility>

namespace namu {
namespace {

using Hosts = std::map<HostAddress, std::vector<HostName>>;

/// What the tree knows of the name that a PTR record points to.
struct PointerVerdict {
    enum class Kind : std::uint8_t {
        fits,
        unknown,         ///< outside the tree
        other_addresses, ///< of that kind
        no_address,      ///< of that kind, but the name is there
        no_name,
    };

    Kind kind = Kind::unknown;
    const TreeZone* home = nullptr;
};

PointerVerdict judge(const ZoneTree& tree, NameView target, const HostAddress& address)
{
    using Kind = PointerVerdict::Kind;
    const TreeZone* const home = tree.enclosing(target);
    if (home == nullptr || !home->is_loaded())
        return {};
    const HashedName name{target};
    const Lookup lookup = home->zone().find(name, address.type);
    switch (lookup.kind) {
    case Lookup::Kind::found: {
        const bool fits = std::any_of(lookup.rrset.begin(), lookup.rrset.end(),
                                      [&](Bytes rdata) { return equal(rdata, Bytes{address.octets}); });
        return {fits ? Kind::fits : Kind::other_addresses, home};
    }
    case Lookup::Kind::no_data: return {lookup.from_wildcard ? Kind::unknown : Kind::no_address, home};
    case Lookup::Kind::name_error: return {Kind::no_name, home};
    case Lookup::Kind::alias:
    case Lookup::Kind::redirect:
    case Lookup::Kind::referral:
    case Lookup::Kind::outside: break;
    }
    return {};
}

std::string address_text(const HostAddress& address)
{
    std::string text;
    rdata::append_text(address.type, address.octets, text);
    return "`" + text + "`";
}

/// The pointer follows the address to the host that has it now; a host that lacks it gets it; otherwise the pointer is
/// of no use and goes.
void mend_pointer(const TreeZone& zone, const PlacedRecord& pointer, const HostAddress& address,
                  const PointerVerdict& verdict, const Hosts& hosts, Finding& finding)
{
    ZoneChange change{.zone = zone.number, .removed = {pointer}};
    const auto owners = hosts.find(address);
    if (owners != hosts.end()) {
        const HostName& host = owners->second.front();
        finding.notes.push_back({place_of(*host.zone, host.record), "this host has the address"});
        finding.hint = "point to the host that has the address";
        const NodeView node = zone.zone().find_node(pointer.record.owner);
        const NameView name = host.record.record.owner;
        const auto pointers = node.find(RRType::PTR);
        const bool is_there = std::any_of(pointers.begin(), pointers.end(),
                                          [&](Bytes rdata) { return sole_name(rdata) == name; });
        if (!is_there) {
            change.added.push_back(copy_of(pointer.record, pointer.record.ttl));
            change.added.back().rdata.assign(name.octets().begin(), name.octets().end());
        }
    } else if (verdict.kind == PointerVerdict::Kind::no_address) {
        finding.hint = "add the address to the host";
        const NameView host = sole_name(pointer.record.rdata);
        change = {.zone = verdict.home->number};
        change.added.push_back(
            {host, address.type, verdict.home->zone().apex_node().find(RRType::NS).ttl(), address.octets});
    } else {
        finding.hint = "give the host this address; or take the PTR record out, as the patch does";
    }
    finding.changes.push_back(std::move(change));
}

void check_pointer(const TreeInput& input, const TreeZone& zone, const PlacedRecord& pointer,
                   const HostAddress& address, const Hosts& hosts, std::vector<Finding>& findings)
{
    using Kind = PointerVerdict::Kind;
    const NameView target = sole_name(pointer.record.rdata);
    const PointerVerdict verdict = judge(input.tree, target, address);
    if (verdict.kind == Kind::fits || verdict.kind == Kind::unknown)
        return;
    Finding finding{&tree_rule::pointer_without_address, place_of(zone, pointer),
                    address_text(address) + " points to " + quoted(target) + ", which " +
                        (verdict.kind == Kind::no_name ? "does not exist" : "has not this address")};
    const NodeView host = verdict.home->zone().find_node(target);
    const auto others =
        host.exists() ? records_of(*verdict.home, host, address.type) : std::vector<PlacedRecord>{};
    finding.notes.push_back(
        {others.empty() ? place_of_apex(*verdict.home) : place_of(*verdict.home, others.front()),
         others.empty() ? "the zone that it would be in" : "its address is here"});
    mend_pointer(zone, pointer, address, verdict, hosts, finding);
    findings.push_back(std::move(finding));
}

/// The first PTR records of the zone, if it has any.
RRsetView first_pointers(const Zone& zone)
{
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        if (const RRsetView pointers = zone.node(i).find(RRType::PTR); pointers.exists())
            return pointers;
    }
    return {};
}

/// Whether PTR records belong into the zone: in-addr.arpa. and ip6.arpa. themselves mostly have delegations only.
bool takes_pointers(const TreeZone& zone)
{
    constexpr std::size_t labels_of_top = 2;
    return is_reverse_zone(zone.apex()) &&
           (zone.apex().label_count() > labels_of_top || first_pointers(zone.zone()).exists());
}

/// That of the PTR records around it.
Ttl pointer_ttl(const Zone& zone)
{
    const RRsetView pointers = first_pointers(zone);
    return pointers.exists() ? pointers.ttl() : zone.apex_node().find(RRType::NS).ttl();
}

} // namespace

/// RFC 1912 §2.1: what an address points to has that address.
void check_pointers(const TreeInput& input, std::vector<Finding>& findings)
{
    const Hosts hosts = host_names(input.tree);
    for (const TreeZone& zone : input.tree.zones()) {
        if (!zone.is_loaded() || !is_reverse_zone(zone.apex()))
            continue;
        for (std::size_t i = 0; i < zone.zone().node_count(); ++i) {
            const NodeView node = zone.zone().node(i);
            const auto address = address_of_reverse_name(node.owner());
            if (!address || node.is_occluded() || node.is_cut())
                continue;
            for (const PlacedRecord& pointer : records_of(zone, node, RRType::PTR))
                check_pointer(input, zone, pointer, *address, hosts, findings);
        }
    }
}

/// RFC 1912 §2.1: an address of a host has a PTR record, where its reverse zone is here.
void check_addresses_have_pointers(const TreeInput& input, std::vector<Finding>& findings)
{
    for (const auto& [address, hosts] : host_names(input.tree)) {
        const Name reverse = reverse_name(address);
        const TreeZone* const zone = input.tree.enclosing(reverse);
        if (zone == nullptr || !zone->is_loaded() || !takes_pointers(*zone))
            continue;
        const Lookup lookup = zone->zone().find(HashedName{reverse}, RRType::PTR);
        if (lookup.kind != Lookup::Kind::name_error && lookup.kind != Lookup::Kind::no_data)
            continue;
        const HostName& host = hosts.front();
        const NameView name = host.record.record.owner;
        ZoneChange change{.zone = zone->number};
        change.added.push_back({reverse.view(),
                                RRType::PTR,
                                pointer_ttl(zone->zone()),
                                {name.octets().begin(), name.octets().end()}});
        findings.push_back({&tree_rule::address_without_pointer,
                            place_of(*host.zone, host.record),
                            "no PTR record leads from " + address_text(address) + " back to " + quoted(name),
                            "add it to " + zone->loaded->path,
                            {{place_of_apex(*zone), "the reverse zone, which has no PTR record for it"}},
                            {std::move(change)}});
    }
}

} // namespace namu
