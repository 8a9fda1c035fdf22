#include "namu/lab/fault/reply_edits.hpp"

#include "namu/base/ascii.hpp"
#include "namu/lab/fault/reply_records.hpp"
#include "namu/wire/header.hpp"

#include <algorithm>
#include <limits>

namespace namu::lab {
namespace {

constexpr std::size_t flags_at = 2;
constexpr std::size_t answer_count_at = 6;
constexpr std::size_t additional_count_at = 10;

bool has_header(const Reply& reply)
{
    return reply.size() >= header_octets;
}

std::uint16_t flags_of(const Reply& reply)
{
    return load_u16(&reply[flags_at]);
}

void set_flags(Reply& reply, unsigned flags)
{
    store_u16(&reply[flags_at], static_cast<std::uint16_t>(flags));
}

bool clear_flag(Reply& reply, unsigned flag)
{
    if (!has_header(reply) || (flags_of(reply) & flag) == 0)
        return false;
    set_flags(reply, flags_of(reply) & ~flag);
    return true;
}

/// The name of the question, as octets of the reply from behind the header on; none of it is compressed.
std::size_t question_name_octets(const Reply& reply)
{
    std::size_t at = header_octets;
    while (at < reply.size() && reply[at] != 0)
        at += reply[at] + std::size_t{1};
    return at < reply.size() ? at + 1 - header_octets : 0;
}

bool has_question(const Reply& reply)
{
    return has_header(reply) && HeaderView{reply}.question_count() == 1 && question_name_octets(reply) != 0;
}

/// Takes all records out but OPT, of those sections that begin with this one. OPT has the root for its owner, so nothing
/// in it points anywhere.
void remove_records(Reply& reply, const ReplyRecords& found, Section from)
{
    const auto first = std::ranges::find_if(
        found.records, [from](const RecordPlace& record) { return record.section >= from; });
    const auto opt = std::ranges::find(found.records, RRType::OPT, &RecordPlace::type);
    Reply kept{reply.begin(),
               reply.begin() +
                   static_cast<std::ptrdiff_t>(first == found.records.end() ? reply.size() : first->begin)};
    for (auto section = static_cast<std::size_t>(from); section <= 2; ++section)
        store_u16(&kept[answer_count_at + 2 * section], 0);
    if (opt != found.records.end()) {
        kept.insert(kept.end(), reply.begin() + static_cast<std::ptrdiff_t>(opt->begin),
                    reply.begin() + static_cast<std::ptrdiff_t>(opt->end()));
        store_u16(&kept[additional_count_at], 1);
    }
    reply = std::move(kept);
}

/// A reply that says who knows more: no answer, no AA, and name servers (RFC 2308 §2.2.1).
bool is_referral(const Reply& reply, const ReplyRecords& found)
{
    const HeaderView header{reply};
    return header.rcode() == Rcode::NOERROR && !header.has(HeaderFlag::authoritative) &&
           header.answer_count() == 0 && std::ranges::any_of(found.records, [](const RecordPlace& record) {
               return record.section == Section::authority && record.type == RRType::NS;
           });
}

bool is_glue(const RecordPlace& record)
{
    return record.section == Section::additional && (record.type == RRType::A || record.type == RRType::AAAA);
}

template <typename Octets>
bool put_address(Reply& reply, const ReplyRecords& found, RRType type, const Octets& octets)
{
    bool is_changed = false;
    for (const RecordPlace& record : found.records) {
        if (!is_glue(record) || record.type != type || record.rdata_octets != octets.size())
            continue;
        std::ranges::copy(octets, reply.begin() + static_cast<std::ptrdiff_t>(record.rdata));
        is_changed = true;
    }
    return is_changed;
}

} // namespace

bool make_no_response(Reply& reply)
{
    return clear_flag(reply, HeaderFlag::response);
}

bool make_not_authoritative(Reply& reply)
{
    return clear_flag(reply, HeaderFlag::authoritative);
}

bool change_id(Reply& reply, std::uint16_t difference)
{
    if (!has_header(reply))
        return false;
    store_u16(reply.data(), static_cast<std::uint16_t>(load_u16(reply.data()) + difference));
    return true;
}

bool change_question(Reply& reply)
{
    if (!has_question(reply))
        return false;
    std::uint8_t& length = reply[header_octets];
    std::uint8_t& octet = reply[length == 0 ? header_octets + 2 : header_octets + 1];
    if (length == 0)
        octet = octet == 1 ? 2 : 1; // another type
    else
        octet = octet == 'x' ? 'y' : 'x';
    return true;
}

bool change_case(Reply& reply)
{
    if (!has_question(reply))
        return false;
    bool has_letter = false;
    for (std::size_t i = header_octets; i < header_octets + question_name_octets(reply); ++i) {
        const auto lower = static_cast<std::uint8_t>(reply[i] | 0x20U);
        if (lower >= 'a' && lower <= 'z') { // no length of a label is that large
            reply[i] ^= 0x20U;
            has_letter = true;
        }
    }
    return has_letter;
}

bool make_failure(Reply& reply, Rcode rcode)
{
    const auto found = find_records(reply);
    if (!found)
        return false;
    const bool may_be_authoritative = rcode == Rcode::NOERROR || rcode == Rcode::NXDOMAIN;
    unsigned flags = flags_of(reply) & ~unsigned{HeaderFlag::rcode_mask};
    if (!may_be_authoritative)
        flags &= ~unsigned{HeaderFlag::authoritative};
    remove_records(reply, *found, Section::answer);
    set_flags(reply, flags | static_cast<unsigned>(rcode));
    return true;
}

bool make_truncated(Reply& reply)
{
    const auto found = find_records(reply);
    if (!found)
        return false;
    remove_records(reply, *found, Section::answer);
    set_flags(reply, flags_of(reply) | HeaderFlag::truncated);
    return true;
}

bool lower_serials(Reply& reply, std::uint32_t by)
{
    constexpr std::size_t soa_numbers_octets =
        20; // five numbers at the end, the serial first (RFC 1035 §3.3.13)
    const auto found = find_records(reply);
    bool is_changed = false;
    for (const RecordPlace& record : found ? found->records : std::vector<RecordPlace>{}) {
        if (record.type != RRType::SOA || record.rdata_octets < soa_numbers_octets)
            continue;
        std::uint8_t* const serial = &reply[record.end() - soa_numbers_octets];
        store_u32(serial, load_u32(serial) - by);
        is_changed = true;
    }
    return is_changed;
}

bool set_ttls(Reply& reply, std::uint32_t seconds)
{
    const auto found = find_records(reply);
    bool is_changed = false;
    for (const RecordPlace& record : found ? found->records : std::vector<RecordPlace>{}) {
        if (record.type == RRType::OPT) // where that is no TTL (RFC 6891 §6.1.3)
            continue;
        store_u32(&reply[record.ttl], seconds);
        is_changed = true;
    }
    return is_changed;
}

bool remove_glue(Reply& reply)
{
    const auto found = find_records(reply);
    if (!found || !is_referral(reply, *found) || !std::ranges::any_of(found->records, is_glue))
        return false;
    remove_records(reply, *found, Section::additional);
    return true;
}

bool change_glue(Reply& reply, const boost::asio::ip::address& address)
{
    const auto found = find_records(reply);
    if (!found || !is_referral(reply, *found))
        return false;
    return address.is_v4() ? put_address(reply, *found, RRType::A, address.to_v4().to_bytes())
                           : put_address(reply, *found, RRType::AAAA, address.to_v6().to_bytes());
}

bool cut_after(Reply& reply, std::size_t octets)
{
    if (octets >= reply.size())
        return false;
    reply.resize(octets);
    return true;
}

bool make_longer(Reply& reply, std::size_t octets)
{
    constexpr std::size_t string_octets = 200;
    constexpr std::array<std::uint8_t, 12> head{
        0, 0, 16, 0, 1, 0, 0, 0, 0, 0, string_octets + 1, string_octets};
    if (!has_header(reply) || reply.size() >= octets)
        return false;
    unsigned added = 0;
    for (; reply.size() < octets && reply.size() + head.size() + string_octets <= max_message_octets;
         ++added) {
        reply.insert(reply.end(), head.begin(), head.end());
        reply.insert(reply.end(), string_octets, std::uint8_t{'x'});
    }
    const auto records = HeaderView{reply}.additional_count() + added;
    store_u16(&reply[additional_count_at], static_cast<std::uint16_t>(records));
    return true;
}

} // namespace namu::lab
