#include "naive_zone.hpp"

#include <algorithm>

namespace namu::testing {

using Kind = Lookup::Kind;

/// RFC 4592 §2.2.2: a name exists where it, or any name below it, owns a record.
bool NaiveZone::exists(const Name& name) const
{
    return name == apex_ || std::ranges::any_of(records_, [&](const Record& record) {
               return record.owner.is_at_or_below(name);
           });
}

/// The shortest owner of an NS RRset below the apex that the name is at or below.
std::optional<Name> NaiveZone::topmost_cut(const Name& name) const
{
    std::optional<Name> topmost;
    for (const Record& record : records_) {
        const bool is_cut = record.type == RRType::NS && !(record.owner == apex_);
        if (is_cut && name.is_at_or_below(record.owner) &&
            (!topmost || record.owner.octets().size() < topmost->octets().size()))
            topmost = record.owner;
    }
    return topmost;
}

/// The shortest owner of a DNAME that the name is below.
std::optional<Name> NaiveZone::topmost_dname(const Name& name) const
{
    std::optional<Name> topmost;
    for (const Record& record : records_) {
        if (record.type == RRType::DNAME && name.view().is_below(record.owner) &&
            (!topmost || record.owner.octets().size() < topmost->octets().size()))
            topmost = record.owner;
    }
    return topmost;
}

NaiveZone::Outcome NaiveZone::of_rrset(Kind kind, const Name& owner, RRType type) const
{
    Outcome outcome{kind, owner, false, {}};
    for (const Record& record : records_) {
        if (record.owner == owner && record.type == type)
            outcome.rdata.push_back(record.rdata);
    }
    return outcome;
}

NaiveZone::Outcome NaiveZone::of_node(const Name& owner, RRType type) const
{
    const auto has = [&](auto&& accepts) {
        return std::ranges::any_of(
            records_, [&](const Record& record) { return record.owner == owner && accepts(record.type); });
    };
    if (type == RRType::ANY)
        return {has([](RRType) { return true; }) ? Kind::found : Kind::no_data, owner, false, {}};
    if (has([type](RRType there) { return there == type; }))
        return of_rrset(Kind::found, owner, type);
    if (has([](RRType there) { return there == RRType::CNAME; }))
        return of_rrset(Kind::alias, owner, RRType::CNAME);
    return {Kind::no_data, owner, false, {}};
}

NaiveZone::Outcome NaiveZone::find(const Name& name, RRType type) const
{
    if (!name.is_at_or_below(apex_))
        return {};

    // RFC 1034 §4.3.2 step 3, RFC 6672 §3.2: what is nearest to the apex comes first, and a cut before
    // the DNAME beside it.
    const auto cut = topmost_cut(name);
    const auto dname = topmost_dname(name);
    const bool is_cut_first = cut && (!dname || cut->octets().size() <= dname->octets().size());
    if (is_cut_first && !(*cut == name && type == RRType::DS))
        return of_rrset(Kind::referral, *cut, RRType::NS);
    if (dname && !is_cut_first)
        return of_rrset(Kind::redirect, *dname, RRType::DNAME);

    if (exists(name))
        return of_node(name, type);

    // RFC 4592 §3.3.1
    Name encloser = name;
    while (!exists(encloser))
        encloser = Name{encloser.view().parent()};
    const auto wildcard = Name::join(as_bytes("*"), encloser);
    if (!wildcard || !exists(*wildcard))
        return {Kind::name_error, encloser, false, {}};
    Outcome outcome = of_node(*wildcard, type);
    outcome.from_wildcard = true;
    return outcome;
}

} // namespace namu::testing
