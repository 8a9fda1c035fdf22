#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rrset_view.hpp"

#include <cstdint>
#include <vector>

namespace namu {

/// Octets that a digest or a signature is made over.
using OctetList = std::vector<std::uint8_t>;

/// Appends the name with its letters in lower case (RFC 4034 §6.2 item 2).
void append_canonical(NameView name, OctetList& out);

/// Appends each record of an RRset in canonical form and order (RFC 4034 §6.2, §6.3): owner, type, class IN,
/// `ttl`, length, RDATA.
void append_canonical(const RRsetView& rrset, NameView owner, std::uint32_t ttl, OctetList& out);

/// Appends what an RRSIG record signs: its own fields without the signature, then the RRset with the original
/// TTL and, for a wildcard, the owner of the wildcard (RFC 4034 §3.1.8.1). `rrsig` is valid RDATA whose label
/// count is not above that of the owner.
void append_signed_octets(Bytes rrsig, const RRsetView& rrset, OctetList& out);

} // namespace namu
