#include "namu/explain/explain_observer.hpp"

#include "namu/wire/rdata/rdata.hpp"
#include "namu/zone/additional.hpp"

#include <algorithm>
#include <string_view>

namespace namu {
namespace {

/// "A, MX and TXT", or that there is nothing.
std::string types_at(const NodeView& node)
{
    std::vector<std::string> types;
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        std::string type = to_text(node.rrset(i).type());
        if (std::ranges::find(types, type) == types.end())
            types.push_back(std::move(type));
    }
    std::string out;
    for (std::size_t i = 0; i < types.size(); ++i)
        out.append(i == 0 ? "" : i + 1 == types.size() ? " and " : ", ").append(types[i]);
    return out;
}

std::string describe(const NodeView& node)
{
    if (node.is_apex())
        return "the apex of the zone, has " + types_at(node);
    if (node.is_empty_non_terminal())
        return "exists because of the names below it, and has no records: an empty non-terminal";
    return "exists, has " + types_at(node);
}

} // namespace

void ExplainObserver::step(std::string_view what, std::string words, std::string_view rule)
{
    steps_.push_back({what, std::move(words), rule});
}

/// ` (home.zone:12)`, where that is known.
std::string ExplainObserver::place_of(const NodeView& node, RRType type) const
{
    const std::string place = places_.place_of(node, type);
    return place.empty() ? place : " (" + place + ")";
}

void ExplainObserver::zone_chosen(NameView name, const CatalogEntry* entry)
{
    if (entry == nullptr) {
        step("zone",
             "none of the zones is at or above " + name.to_text() +
                 ": REFUSED for a question, the end of a "
                 "chain of aliases",
             "RFC 1034 §4.3.2 step 2");
        return;
    }
    std::string words =
        entry->apex.to_text() + " is the longest apex that " + name.to_text() + " is at or below";
    if (type_ == RRType::DS)
        words += "; the DS of an apex is looked for in the zone above it";
    if (entry->zone == nullptr) {
        step("zone", words + ", but it has errors: SERVFAIL", "RFC 8914 §4.25");
        return;
    }
    if (const std::string file = places_.file_of(*entry->zone); !file.empty())
        words.append(", from ").append(file);
    step("zone", words, type_ == RRType::DS ? "RFC 4035 §3.1.4.1" : "RFC 1034 §4.3.2 step 2");
}

void ExplainObserver::zone_closed(const CatalogEntry& entry)
{
    step("access", "the client may not ask for " + entry.apex.to_text() + ": REFUSED", "RFC 8914 §4.19");
}

void ExplainObserver::reached(const NodeView& node)
{
    step("name", node.owner().to_text() + " " + describe(node),
         node.is_empty_non_terminal() ? "RFC 4592 §2.2.2" : "");
}

void ExplainObserver::proven(const NodeView& node)
{
    const bool is_hashed = node.find(RRType::NSEC3).exists();
    const RRType type = is_hashed ? RRType::NSEC3 : RRType::NSEC;
    step("proof", to_text(type) + " of " + node.owner().to_text() + place_of(node, type),
         is_hashed ? "RFC 5155 §7.2" : "RFC 4035 §3.1.3");
}

void ExplainObserver::missed(NameView name, const NodeView& closest_encloser)
{
    step("missing",
         name.to_text() + " does not exist; its closest encloser is " + closest_encloser.owner().to_text(),
         "RFC 4592 §3.3.1");
    if (!closest_encloser.wildcard_child().exists())
        step("wildcard",
             "*." + (closest_encloser.owner().is_root() ? "" : closest_encloser.owner().to_text()) +
                 " does not exist either; a wildcard further up does not count",
             "RFC 4592 §3.3.1");
}

void ExplainObserver::expanded(const NodeView& wildcard)
{
    step("wildcard", wildcard.owner().to_text() + " stands for the name, has " + types_at(wildcard),
         "RFC 4592 §3.3.1");
}

void ExplainObserver::decided(const Lookup& lookup)
{
    const std::string type = to_text(type_);
    switch (lookup.kind) {
    case Lookup::Kind::found:
        step("found",
             type_ == RRType::ANY ? "the records of the name, as few as may be given (AA)"
                                  : "the name has " + type + ": that is the answer (AA)",
             type_ == RRType::ANY ? "RFC 8482 §4.1" : "RFC 1034 §4.3.2 step 3a");
        tell_records(lookup.node, type_);
        return;
    case Lookup::Kind::alias:
        step("alias", "a CNAME stands for every type but its own: copy it and look up its target",
             "RFC 1034 §4.3.2 step 3a");
        tell_records(lookup.node, RRType::CNAME);
        return;
    case Lookup::Kind::redirect:
        step("redirect",
             "the DNAME of " + lookup.node.owner().to_text() +
                 " redirects all names below it: "
                 "a CNAME is made of it",
             "RFC 6672 §3.2");
        tell_records(lookup.node, RRType::DNAME);
        return;
    case Lookup::Kind::referral:
        step("cut",
             lookup.node.owner().to_text() + " is delegated: refer to the name servers of the child zone, "
                                             "without AA",
             "RFC 1034 §4.3.2 step 3b");
        tell_records(lookup.node, RRType::NS);
        tell_glue(lookup.node);
        return;
    case Lookup::Kind::no_data:
        step("no data",
             std::string{lookup.from_wildcard ? "the wildcard" : "the name"} + " has no " + type +
                 ": NOERROR with an empty answer, and the SOA says for how long that holds (AA)",
             lookup.from_wildcard ? "RFC 4592 §3.3.3, RFC 2308 §2.2" : "RFC 2308 §2.2");
        return;
    case Lookup::Kind::name_error:
        step("no name", "NXDOMAIN, and the SOA says for how long that holds (AA)",
             "RFC 2308 §2.1, RFC 8020 §2");
        return;
    case Lookup::Kind::outside: return;
    }
}

void ExplainObserver::tell_records(const NodeView& node, RRType type)
{
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRsetView rrset = node.rrset(i);
        if (rrset.type() != type && type != RRType::ANY)
            continue;
        for (const Bytes rdata : rrset) {
            std::string record = rrset.owner().to_text() + " " + std::to_string(rrset.ttl().seconds()) + " " +
                                 to_text(rrset.type()) + " ";
            rdata::append_text(rrset.type(), rdata, record);
            step("", record + place_of(node, rrset.type()), "");
        }
    }
}

void ExplainObserver::tell_glue(const NodeView& cut)
{
    const auto tell = [this](const NodeView& host, const RRsetView& addresses, AdditionalNeed need) {
        const bool in_domain = need == AdditionalNeed::required;
        step("glue",
             to_text(addresses.type()) + " of " + host.owner().to_text() +
                 (in_domain ? ": in-domain, must be in the referral" : ": added where there is room") +
                 place_of(host, addresses.type()),
             in_domain ? "RFC 9471 §3.1" : "RFC 9471 §3.2");
    };
    cut.zone().for_each_additional(cut, RRType::NS, tell);
}

void ExplainObserver::followed(NameView target)
{
    step(next_name_step, target.to_text(), "");
}

void ExplainObserver::chain_stopped(NameView name)
{
    step("loop",
         "the chain was at " + name.to_text() + " before, or is too long: the answer is what was collected",
         "RFC 1034 §3.6.2");
}

void ExplainObserver::name_overflowed(NameView name, const NodeView& dname)
{
    step("overflow",
         name.to_text() + " below the target of " + dname.owner().to_text() +
             " would be longer than 255 octets: YXDOMAIN",
         "RFC 6672 §3.2 step 3C");
}

} // namespace namu
