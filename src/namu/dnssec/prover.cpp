#include "namu/dnssec/prover.hpp"

#include "namu/dnssec/nsec3_proof.hpp"
#include "namu/dnssec/nsec_proof.hpp"
#include "namu/zone/zone.hpp"

namespace namu {

void prove(const Lookup& lookup, NameView name, Proof& proof) noexcept
{
    if (lookup.kind == Lookup::Kind::outside)
        return;
    switch (lookup.node.zone().denial().kind) {
    case DenialIndex::Kind::nsec: prove_by_nsec(lookup, name, proof); break;
    case DenialIndex::Kind::nsec3: prove_by_nsec3(lookup, name, proof); break;
    case DenialIndex::Kind::none: break;
    }
}

} // namespace namu
