#include "namu/answer/rejection.hpp"

#include "namu/wire/errc.hpp"

#include <string_view>

namespace namu {
namespace {

using enum ExtendedErrorCode;

std::string_view words_for(const error_code& fault) noexcept
{
    if (fault == WireError::no_question)
        return "there is no question";
    if (fault == WireError::several_questions)
        return "there is more than one question";
    if (fault == WireError::bad_opt)
        return "the OPT record is faulty";
    return "the message is faulty";
}

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

std::optional<Rejection> judge(const Query& query, const OptionRequests& options) noexcept
{
    // RFC 6891 §6.1.3: the version comes first, whatever else the message carries.
    if (query.opt() && query.opt()->version() > 0)
        return Rejection{Rcode::BADVERS};
    if (query.header().opcode() != Opcode::QUERY)
        return Rejection{Rcode::NOTIMP, ExtendedError{not_supported, "only QUERY is served"}};
    if (query.fault())
        return Rejection{Rcode::FORMERR, ExtendedError{other, words_for(query.fault())}};
    if (options.zone_version_is_bad)
        return Rejection{Rcode::FORMERR, ExtendedError{other, "ZONEVERSION is asked for once, and empty"}};
    if (query.rr_class() != RRClass::IN && query.rr_class() != RRClass::ANY)
        return Rejection{Rcode::REFUSED, ExtendedError{not_supported, "only class IN is served"}};
    return judge_type(query.type());
}

Rejection not_authoritative() noexcept
{
    return {Rcode::REFUSED, ExtendedError{ExtendedErrorCode::not_authoritative, "no zone for this name"}};
}

Rejection not_loaded() noexcept
{
    return {Rcode::SERVFAIL, ExtendedError{invalid_data, "the zone could not be loaded"}};
}

Rejection malformed_cookie() noexcept
{
    return {Rcode::FORMERR, ExtendedError{other, "a cookie has 8 or 16 to 40 octets"}};
}

ExtendedError too_large() noexcept
{
    return {other, "the answer is larger than 65535 octets"};
}

ExtendedError chain_stopped() noexcept
{
    return {other, "the chain of aliases does not end"};
}

ExtendedError name_overflow() noexcept
{
    return {other, "DNAME makes a name of more than 255 octets"};
}

} // namespace namu
