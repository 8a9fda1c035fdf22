#include "namu/answer/rejection.hpp"

namespace namu {
namespace {

using enum ExtendedErrorCode;

std::optional<Rejection> judge_type(RRType type) noexcept
{
    switch (type) {
    case RRType::ANY: return std::nullopt;
    case RRType::MAILA:
    case RRType::MAILB:
        return Rejection{Rcode::NOTIMP, ExtendedError{invalid_query_type, "obsolete since RFC 1035"}};
    case RRType::AXFR:
    case RRType::IXFR:
        return Rejection{Rcode::REFUSED, ExtendedError{prohibited, "zone transfer is not allowed"}};
    default: break;
    }
    // RFC 6895 §3.1, RFC 9824 §3.5: these exist in messages and proofs, not as data.
    if (is_meta(type))
        return Rejection{Rcode::FORMERR, ExtendedError{invalid_query_type, "not a type of data"}};
    return std::nullopt;
}

} // namespace

std::optional<Rejection> judge(const Query& query) noexcept
{
    // RFC 6891 §6.1.3: the version comes first, whatever else the message carries.
    if (query.opt() && query.opt()->version() > 0)
        return Rejection{Rcode::BADVERS};
    if (query.header().opcode() != Opcode::QUERY)
        return Rejection{Rcode::NOTIMP, ExtendedError{not_supported, "opcode"}};
    if (query.fault())
        return Rejection{Rcode::FORMERR};
    if (query.rr_class() != RRClass::IN && query.rr_class() != RRClass::ANY)
        return Rejection{Rcode::REFUSED, ExtendedError{not_supported, "class"}};
    return judge_type(query.type());
}

Rejection not_authoritative() noexcept
{
    return {Rcode::REFUSED, ExtendedError{ExtendedErrorCode::not_authoritative, "no zone for this name"}};
}

Rejection not_ready() noexcept
{
    return {Rcode::SERVFAIL, ExtendedError{ExtendedErrorCode::not_ready, "the zone could not be loaded"}};
}

Rejection malformed_cookie() noexcept
{
    return {Rcode::FORMERR, ExtendedError{other, "a cookie has 8 or 16 to 40 octets"}};
}

ExtendedError too_large() noexcept
{
    return {other, "the answer is larger than 65535 octets"};
}

ExtendedError name_overflow() noexcept
{
    return {other, "DNAME makes a name of more than 255 octets"};
}

} // namespace namu
