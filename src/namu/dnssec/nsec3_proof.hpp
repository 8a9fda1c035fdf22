#pragma once

#include "namu/dnssec/proof.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/lookup.hpp"

namespace namu {

/// What `prove` says, for a zone with NSEC3.
void prove_by_nsec3(const Lookup& lookup, NameView name, Proof& proof) noexcept;

} // namespace namu
