#include "namu/answer/rejection.hpp"

#include "namu/wire/errc.hpp"

#include <string_view>

namespace namu {
namespace {

using enum ExtendedErrorCode;

constexpr Rejection form_error(std::string_view words)
{
    return {Rcode::FORMERR, ExtendedError{other, words}};
}

constexpr Rejection unknown_version{Rcode::BADVERS};
constexpr Rejection unknown_opcode{Rcode::NOTIMP, ExtendedError{not_supported, "only QUERY is served"}};
constexpr Rejection without_question = form_error("there is no question");
constexpr Rejection with_several_questions = form_error("there is more than one question");
constexpr Rejection with_bad_opt = form_error("the OPT record is faulty");
constexpr Rejection faulty = form_error("the message is faulty");
constexpr Rejection bad_zone_version = form_error("ZONEVERSION is asked for once, and empty");
constexpr Rejection other_class{Rcode::REFUSED, ExtendedError{not_supported, "only class IN is served"}};
constexpr Rejection obsolete_type{Rcode::NOTIMP,
                                  ExtendedError{invalid_query_type, "obsolete since RFC 1035"}};
constexpr Rejection transfer{Rcode::REFUSED,
                             ExtendedError{ExtendedErrorCode::prohibited, "zone transfer is not allowed"}};
constexpr Rejection no_type_of_data{Rcode::FORMERR, ExtendedError{invalid_query_type, "not a type of data"}};
constexpr Rejection outside{Rcode::REFUSED,
                            ExtendedError{ExtendedErrorCode::not_authoritative, "no zone for this name"}};
constexpr Rejection not_for_this_client{
    Rcode::REFUSED, ExtendedError{ExtendedErrorCode::prohibited, "this client may not ask here"}};
constexpr Rejection zone_missing{Rcode::SERVFAIL,
                                 ExtendedError{invalid_data, "the zone could not be loaded"}};
constexpr Rejection cookie_of_bad_length = form_error("a cookie has 8 or 16 to 40 octets");
constexpr Rejection cookie_only{Rcode::NOERROR};
constexpr Rejection cookie_refused{Rcode::BADCOOKIE};

const Rejection* judge_form(const error_code& fault) noexcept
{
    if (fault == WireError::no_question)
        return &without_question;
    if (fault == WireError::several_questions)
        return &with_several_questions;
    return fault == WireError::bad_opt ? &with_bad_opt : &faulty;
}

const Rejection* judge_type(RRType type) noexcept
{
    if (!is_meta(type))
        return nullptr;
    switch (type) {
    case RRType::ANY: return nullptr;
    case RRType::MAILA:
    case RRType::MAILB: return &obsolete_type;
    case RRType::AXFR:
    case RRType::IXFR: return &transfer;
    // RFC 6895 §3.1, RFC 9824 §3.5: these exist in messages and proofs, not as data.
    default: return &no_type_of_data;
    }
}

} // namespace

const Rejection* judge(const Query& query, const OptionRequests& options) noexcept
{
    // RFC 6891 §6.1.3: the version comes first, whatever else the message carries.
    if (query.opt() && query.opt()->version() > 0)
        return &unknown_version;
    if (query.header().opcode() != Opcode::QUERY)
        return &unknown_opcode;
    if (query.is_faulty())
        return judge_form(query.fault());
    if (options.zone_version_is_bad)
        return &bad_zone_version;
    if (query.rr_class() != RRClass::IN && query.rr_class() != RRClass::ANY)
        return &other_class;
    return judge_type(query.type());
}

const Rejection& not_authoritative() noexcept
{
    return outside;
}

const Rejection& prohibited() noexcept
{
    return not_for_this_client;
}

const Rejection& not_loaded() noexcept
{
    return zone_missing;
}

const Rejection& malformed_cookie() noexcept
{
    return cookie_of_bad_length;
}

const Rejection& nothing_asked() noexcept
{
    return cookie_only;
}

const Rejection& bad_cookie() noexcept
{
    return cookie_refused;
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
