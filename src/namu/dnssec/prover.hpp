#pragma once

#include "namu/dnssec/proof.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/lookup.hpp"

namespace namu {

/// Adds to the proof what shows that `lookup`, made for `name`, says the truth about what is not there:
///
/// - found or alias by a wildcard: that the name itself is not there (RFC 4035 §3.1.3.3, RFC 5155 §7.2.6);
/// - no_data: that the type is not (RFC 4035 §3.1.3.1, §3.1.3.4, RFC 5155 §7.2.3, §7.2.4, §7.2.5);
/// - name_error: that neither the name nor a wildcard for it is (RFC 4035 §3.1.3.2, RFC 5155 §7.2.2);
/// - referral without DS: that there is no DS (RFC 4035 §3.1.4.1, RFC 5155 §7.2.7).
///
/// Adds nothing for a zone without a chain, or where nothing is to be shown. Does not allocate.
void prove(const Lookup& lookup, NameView name, Proof& proof) noexcept;

} // namespace namu
