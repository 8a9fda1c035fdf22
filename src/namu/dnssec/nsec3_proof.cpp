#include "namu/dnssec/nsec3_proof.hpp"

#include "namu/dnssec/nsec3_hash.hpp"
#include "namu/zone/zone.hpp"

namespace namu {
namespace {

class Nsec3Prover {
public:
    Nsec3Prover(const Zone& zone, Proof& proof) noexcept : zone_{zone}, index_{zone.denial()}, proof_{proof}
    {}

    /// RFC 5155 §7.2.2
    void add_name_error(NameView name, const NodeView& encloser) noexcept
    {
        const NodeView provable = add_encloser_proof(name, encloser);
        add(index_.wildcard_places[provable.index()]);
    }

    /// RFC 5155 §7.2.5
    void add_wildcard_no_data(NameView name, const NodeView& encloser, const NodeView& wildcard) noexcept
    {
        add_encloser_proof(name, encloser);
        add(place_of(wildcard));
    }

    /// RFC 5155 §7.2.6: the wildcard's signature shows the closest encloser.
    void add_next_closer(NameView name, const NodeView& encloser) noexcept
    {
        const NameView next_closer = name.last_labels(encloser.owner().label_count() + 1);
        add(index_.find(hash_for_nsec3(next_closer, index_.salt.view(), index_.iterations)));
    }

    /// RFC 5155 §7.2.3; and where Opt-Out has left the name out of the chain, §7.2.4 and §7.1.
    void add_match(const NodeView& node) noexcept
    {
        if (place_of(node).matches)
            add(place_of(node));
        else
            add_provable_encloser(node);
    }

private:
    [[nodiscard]] DenialIndex::Place place_of(const NodeView& node) const noexcept
    {
        return index_.places[node.index()];
    }
    void add(DenialIndex::Place place) noexcept { proof_.add(zone_.node_at(place.node())); }

    /// RFC 5155 §7.2.1; gives the encloser that was proven.
    NodeView add_encloser_proof(NameView name, const NodeView& encloser) noexcept
    {
        if (!place_of(encloser).matches)
            return add_provable_encloser(encloser);
        add(place_of(encloser));
        add_next_closer(name, encloser);
        return encloser;
    }

    /// The nearest ancestor that is in the chain, and what covers the name below it on the way.
    NodeView add_provable_encloser(NodeView node) noexcept
    {
        NodeView above = node.parent();
        while (!place_of(above).matches) { // the apex does
            node = above;
            above = node.parent();
        }
        add(place_of(above));
        add(place_of(node));
        return above;
    }

    const Zone& zone_;
    const DenialIndex& index_;
    Proof& proof_;
};

} // namespace

void prove_by_nsec3(const Lookup& lookup, NameView name, Proof& proof) noexcept
{
    Nsec3Prover prover{lookup.node.zone(), proof};
    switch (lookup.kind) {
    case Lookup::Kind::found:
    case Lookup::Kind::alias:
        if (lookup.from_wildcard)
            prover.add_next_closer(name, lookup.closest_encloser);
        break;
    case Lookup::Kind::no_data:
        if (lookup.from_wildcard)
            prover.add_wildcard_no_data(name, lookup.closest_encloser, lookup.node);
        else
            prover.add_match(lookup.node);
        break;
    case Lookup::Kind::name_error: prover.add_name_error(name, lookup.closest_encloser); break;
    case Lookup::Kind::referral:
        if (!lookup.node.find(RRType::DS).exists())
            prover.add_match(lookup.node);
        break;
    case Lookup::Kind::redirect:
    case Lookup::Kind::outside: break;
    }
}

} // namespace namu
