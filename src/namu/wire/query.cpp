#include "namu/wire/query.hpp"

#include "namu/base/byte_reader.hpp"
#include "namu/wire/errc.hpp"
#include "namu/wire/unchecked_name.hpp"

namespace namu {
namespace {

/// The size of the name that begins at `at`, which must not be compressed: there is nothing before a
/// question that a pointer could mean.
Result<std::size_t> uncompressed_size(Bytes message, std::size_t at) noexcept
{
    const std::size_t begin = at;
    for (;;) {
        if (at >= message.size())
            return WireError::cut_short;
        const std::uint8_t octet = message[at];
        if (octet > max_label_octets)
            return (octet & 0xc0) == 0xc0 ? WireError::bad_pointer : WireError::bad_label_type;
        at += octet + 1U;
        if (at - begin > max_name_octets)
            return WireError::name_too_long;
        if (octet == 0)
            return at - begin;
    }
}

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
        const error_code in_records = query.read_records(*records);
        // That there is no question is no fault of its own where a cookie is asked for (RFC 7873 §5.4).
        if (in_records && (!query.fault_ || is_empty))
            query.fault_ = in_records;
        query.lacks_question_ = is_empty && !in_records;
    }
    // Whatever follows the header of an opcode that is not served, the answer is NOTIMP with the header
    // alone (RFC 8906 §3.1.4), and OPT where one was found.
    if (query.header().opcode() != Opcode::QUERY) {
        query.fault_ = {};
        query.lacks_question_ = false;
        query.question_end_ = 0;
    }
    return query;
}

error_code Query::read_question() noexcept
{
    if (header().question_count() == 0)
        return WireError::no_question;
    if (header().question_count() > 1)
        return WireError::several_questions;
    const auto size = uncompressed_size(message_, header_octets);
    if (!size)
        return size.error();
    const std::size_t name_end = header_octets + *size;
    if (name_end + 4 > message_.size())
        return WireError::cut_short;
    name_ = NameView::trusted(&message_[header_octets], *size);
    type_ = static_cast<RRType>(load_u16(&message_[name_end]));
    rr_class_ = static_cast<RRClass>(load_u16(&message_[name_end + 2]));
    question_end_ = name_end + 4;
    return {};
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
        const auto end = UncheckedName{message_, at}.skip();
        if (!end || *end + 4 > message_.size())
            return std::nullopt;
        at = *end + 4;
    }
    return at;
}

/// Walks over the records, which begin at `at`, looking for OPT only.
error_code Query::read_records(std::size_t at) noexcept
{
    const std::size_t before_additional = std::size_t{header().answer_count()} + header().authority_count();
    const std::size_t count = before_additional + header().additional_count();
    for (std::size_t i = 0; i < count; ++i) {
        const auto owner_end = UncheckedName{message_, at}.skip();
        if (!owner_end)
            return owner_end.error();
        const std::size_t owner_octets = *owner_end - at;
        at = *owner_end;
        if (at + 10 > message_.size())
            return WireError::cut_short;
        if (static_cast<RRType>(load_u16(&message_[at])) == RRType::OPT) {
            if (const auto error = read_opt(owner_octets, i >= before_additional, at))
                return error;
            continue;
        }
        at += 10 + std::size_t{load_u16(&message_[at + 8])};
        if (at > message_.size())
            return WireError::cut_short;
    }
    return {};
}

/// RFC 6891 §6.1.1: one OPT at most, in the additional section, owned by the root.
error_code Query::read_opt(std::size_t owner_octets, bool is_additional, std::size_t& at) noexcept
{
    const bool is_second = has_opt_;
    has_opt_ = true;
    ByteReader record{message_, at + 2};
    const std::uint16_t rr_class = record.read_u16();
    const std::uint32_t ttl = record.read_u32();
    const Bytes options = record.read(record.read_u16());
    if (record.failed() || is_second || !is_additional || owner_octets != 1)
        return WireError::bad_opt;
    // RFC 6891 §6.1.3: what another version has for options need not have the form of ours.
    const bool is_known_version = (ttl >> 16 & 0xff) == 0;
    const auto opt = OptView::parse(rr_class, ttl, is_known_version ? options : Bytes{});
    if (!opt)
        return opt.error();
    opt_ = *opt;
    at = record.position();
    return {};
}

} // namespace namu
