#pragma once

#include "namu/wire/name_view.hpp"
#include "namu/wire/response_writer.hpp"
#include "namu/zone/lookup.hpp"
#include "namu/zone/zone.hpp"

#include <cstdint>

namespace namu {

/// Whether ANY is answered in full or by one RRset (RFC 8482 §4.1, §4.4): over UDP a full answer would
/// serve to amplify an attack.
enum class AnyAnswer : std::uint8_t { one_rrset, all };

/// The RRset asked for, under the name asked for where a wildcard stands for it, and the addresses that
/// go with it (RFC 1034 §4.3.2 step 3a and 6, RFC 4592 §3.3.1).
void write_found(ResponseWriter& response, const Lookup& lookup, NameView name, RRType type,
                 AnyAnswer any) noexcept;

/// RFC 1034 §4.3.2 step 3b: the name lies at or below a zone cut, so point to the child zone instead of
/// answering for it.
void write_referral(ResponseWriter& response, const Lookup& lookup) noexcept;

/// The SOA that says how long "no" holds (RFC 2308 §2, §3).
void write_negative(ResponseWriter& response, const Zone& zone) noexcept;

} // namespace namu
