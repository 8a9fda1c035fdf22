#pragma once

#include "namu/answer/answer_form.hpp"
#include "namu/answer/record_writer.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/lookup.hpp"

namespace namu {

/// Puts the RRset asked for into the answer section, under the name asked for where a wildcard stands for
/// it (RFC 1034 §4.3.2 step 3a, RFC 4592 §3.3.1).
void write_found(RecordWriter& records, const Lookup& lookup, NameView name, RRType type,
                 AnyAnswer any) noexcept;

/// RFC 1034 §4.3.2 step 3b: the name lies at or below a zone cut, so point to the child zone instead of
/// answering for it; with its DS, where there is one and it is wanted (RFC 4035 §3.1.4).
void write_referral(RecordWriter& records, const Lookup& lookup) noexcept;

/// The SOA that says how long "no" holds (RFC 2308 §2, §3).
void write_negative(RecordWriter& records, const Zone& zone) noexcept;

/// The name servers of the zone that answered, unless they are the answer; they give way to all else.
void write_authority_ns(RecordWriter& records, const Lookup& lookup, RRType type) noexcept;

/// What belongs to the RRset of the lookup in the additional section: glue of a referral, addresses for
/// an answer (RFC 1034 §4.3.2 step 6).
void write_additional(RecordWriter& records, const Lookup& lookup, RRType type) noexcept;

} // namespace namu
