#include "namu/dnssec/nsec_proof.hpp"

#include "namu/wire/name_builder.hpp"
#include "namu/zone/zone.hpp"

#include <string_view>

namespace namu {
namespace {

constexpr std::string_view asterisk = "*";

void add_at_or_before(const Zone& zone, NodeIndex number, Proof& proof) noexcept
{
    proof.add(zone.node_at(zone.denial().nsec_at_or_before[number]));
}

/// The NSEC of an existing name; for an empty non-terminal the one that covers it (RFC 4035 §3.1.3.2).
void add_at_or_before(const NodeView& node, Proof& proof) noexcept
{
    add_at_or_before(node.zone(), node.index(), proof);
}

/// The NSEC that covers a name which is not there.
void add_covering(NameView name, const Zone& zone, Proof& proof) noexcept
{
    add_at_or_before(zone, zone.number_at(zone.position_of(name) - 1), proof);
}

/// RFC 4035 §3.1.3.2: no wildcard could have stood for the name.
void add_covering_wildcard(const NodeView& encloser, Proof& proof) noexcept
{
    NameBuilder builder;
    if (builder.append_label(as_bytes(asterisk)) || builder.append_name(encloser.owner()))
        return;
    const Name wildcard = builder.finish();
    // Few labels come before the asterisk, so nearly always it is the encloser itself that stands before it.
    const Zone& zone = encloser.zone();
    const std::size_t next = zone.position_of(encloser) + 1;
    if (next == zone.node_count() || wildcard.view() < zone.node(next).owner())
        add_at_or_before(encloser, proof);
    else
        add_covering(wildcard, zone, proof);
}

} // namespace

void prove_by_nsec(const Lookup& lookup, NameView name, Proof& proof) noexcept
{
    switch (lookup.kind) {
    case Lookup::Kind::found:
    case Lookup::Kind::alias:
        if (lookup.from_wildcard)
            add_covering(name, lookup.node.zone(), proof);
        break;
    case Lookup::Kind::no_data:
        add_at_or_before(lookup.node, proof);
        if (lookup.from_wildcard)
            add_covering(name, lookup.node.zone(), proof);
        break;
    case Lookup::Kind::name_error:
        add_covering(name, lookup.node.zone(), proof);
        add_covering_wildcard(lookup.closest_encloser, proof);
        break;
    case Lookup::Kind::referral:
        if (!lookup.node.find(RRType::DS).exists())
            add_at_or_before(lookup.node, proof);
        break;
    case Lookup::Kind::redirect:
    case Lookup::Kind::outside: break;
    }
}

} // namespace namu
