#include "namu/wire/query.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/unchecked_name.hpp"

namespace namu {
namespace {

constexpr WireError none{};

} // namespace

Query Query::parse(Bytes message) noexcept
{
    Query query;
    query.message_ = message;
    if (message.size() < header_octets) {
        query.fault_ = WireError::cut_short;
        return query;
    }
    query.ignorable_ = query.header().is_response();
    if (query.ignorable_)
        return query;
    query.fault_ = query.read_question();
    // A message that is wrong in its question is still searched for its OPT where that can be found,
    // so that the FORMERR can have one, or be BADVERS.
    const bool is_empty = query.header().question_count() == 0;
    if (const auto records = query.find_records()) {
        const WireError in_records = query.read_records(*records);
        // That there is no question is no fault of its own where a cookie is asked for (RFC 7873 §5.4).
        if (in_records != none && (!query.is_faulty() || is_empty))
            query.fault_ = in_records;
        query.lacks_question_ = is_empty && in_records == none;
    }
    // Whatever follows the header of an opcode that is not served, the answer is NOTIMP with the header
    // alone (RFC 8906 §3.1.4), and OPT where one was found.
    if (query.header().opcode() != Opcode::QUERY) {
        query.fault_ = none;
        query.lacks_question_ = false;
        query.question_end_ = 0;
    }
    return query;
}

WireError Query::read_question() noexcept
{
    if (header().question_count() == 0)
        return WireError::no_question;
    if (header().question_count() > 1)
        return WireError::several_questions;
    std::size_t name_end = header_octets;
    if (const WireError error = read_name(name_end); error != none)
        return error;
    if (name_end + 4 > message_.size())
        return WireError::cut_short;
    name_ = NameView::trusted(&message_[header_octets], name_end - header_octets);
    type_ = static_cast<RRType>(load_u16(&message_[name_end]));
    rr_class_ = static_cast<RRClass>(load_u16(&message_[name_end + 2]));
    question_end_ = name_end + 4;
    return none;
}

/// Moves `at` behind the name that begins there. It must not be compressed: there is nothing before a question that
/// a pointer could mean.
WireError Query::read_name(std::size_t& at) noexcept
{
    const std::size_t begin = at;
    for (;;) {
        if (at >= message_.size())
            return WireError::cut_short;
        const std::uint8_t octet = message_[at];
        if (octet > max_label_octets)
            return (octet & 0xc0) == 0xc0 ? WireError::bad_pointer : WireError::bad_label_type;
        at += octet + 1U;
        if (at - begin > max_name_octets)
            return WireError::name_too_long;
        if (octet == 0)
            return none;
    }
}

/// Where the records begin, behind however many questions; nothing where that cannot be seen.
std::optional<std::size_t> Query::find_records() const noexcept
{
    if (has_question())
        return question_end_;
    if (header().question_count() == 1)
        return std::nullopt;
    std::size_t at = header_octets;
    for (unsigned i = 0; i < header().question_count(); ++i) {
        if (UncheckedName{message_, at}.skip(at) != none || at + 4 > message_.size())
            return std::nullopt;
        at += 4;
    }
    return at;
}

/// Walks over the records, which begin at `at`, looking for OPT only.
WireError Query::read_records(std::size_t at) noexcept
{
    const std::size_t before_additional = std::size_t{header().answer_count()} + header().authority_count();
    const std::size_t count = before_additional + header().additional_count();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t owner_begin = at;
        if (const WireError error = UncheckedName{message_, at}.skip(at); error != none)
            return error;
        const std::size_t owner_octets = at - owner_begin;
        if (at + 10 > message_.size())
            return WireError::cut_short;
        if (static_cast<RRType>(load_u16(&message_[at])) == RRType::OPT) {
            const WireError error = read_opt(owner_octets, i >= before_additional, at);
            if (error != none)
                return error;
            continue;
        }
        at += 10 + std::size_t{load_u16(&message_[at + 8])};
        if (at > message_.size())
            return WireError::cut_short;
    }
    return none;
}

/// RFC 6891 §6.1.1: one OPT at most, in the additional section, owned by the root. Its ten octets behind the owner are
/// there.
WireError Query::read_opt(std::size_t owner_octets, bool is_additional, std::size_t& at) noexcept
{
    const bool is_second = has_opt_;
    has_opt_ = true;
    const std::uint16_t rr_class = load_u16(&message_[at + 2]);
    const std::uint32_t ttl = load_u32(&message_[at + 4]);
    const std::size_t options_begin = at + 10;
    const std::size_t options_octets = load_u16(&message_[at + 8]);
    const bool is_cut = options_octets > message_.size() - options_begin;
    if (is_cut || is_second || !is_additional || owner_octets != 1)
        return WireError::bad_opt;
    const Bytes options = message_.subspan(options_begin, options_octets);
    // RFC 6891 §6.1.3: what another version has for options need not have the form of ours.
    const bool is_known_version = (ttl >> 16 & 0xff) == 0;
    const auto opt = OptView::parse(rr_class, ttl, is_known_version ? options : Bytes{});
    if (!opt)
        return WireError::bad_opt;
    opt_ = *opt;
    at = options_begin + options_octets;
    return none;
}

} // namespace namu
