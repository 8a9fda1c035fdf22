#pragma once

#include <cstdint>

namespace namu {

/// Whether ANY is answered in full or by one RRset (RFC 8482 §4.1, §4.4): over UDP a full answer would
/// serve to amplify an attack.
enum class AnyAnswer : std::uint8_t { one_rrset, all };

/// Whether signatures and proofs go into the answer: the client says by DO that it understands them
/// (RFC 4035 §3.1).
enum class Dnssec : std::uint8_t { leave_out, add };

/// Whether a positive answer names the servers of its zone in the authority section. RFC 1034 §4.3.2 does not
/// ask for it, and it makes answers longer; some clients look for it (RFC 2181 §5.4.1).
enum class AuthorityNs : std::uint8_t { leave_out, add };

/// In what form a client gets its answer; what it says does not depend on that.
struct AnswerForm {
    AnyAnswer any = AnyAnswer::one_rrset;
    Dnssec dnssec = Dnssec::leave_out;
    AuthorityNs authority_ns = AuthorityNs::leave_out;
};

} // namespace namu
