#pragma once

#include "namu/dnssec/nsec3_hash.hpp"
#include "namu/dnssec/proof.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/lookup.hpp"

namespace namu {

/// What `prove` says, for a zone with NSEC3.
void prove_by_nsec3(const Lookup& lookup, NameView name, Nsec3Hasher& hasher, Proof& proof) noexcept;

} // namespace namu
