#include "namu/lab/fault/reply_records.hpp"

#include "namu/base/byte_reader.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/unchecked_name.hpp"

#include <array>

namespace namu::lab {
namespace {

constexpr std::size_t question_fixed_octets = 4; // type, class
constexpr std::size_t record_fixed_octets = 10;  // type, class, TTL, RDLENGTH

std::optional<std::size_t> skip_name(Bytes message, std::size_t at)
{
    std::size_t end = 0;
    const bool is_good = UncheckedName{message, at}.skip(end) == WireError{};
    return is_good ? std::optional{end} : std::nullopt;
}

std::optional<RecordPlace> record_at(Bytes message, std::size_t begin, Section section)
{
    const auto owner_end = skip_name(message, begin);
    if (!owner_end || *owner_end + record_fixed_octets > message.size())
        return std::nullopt;
    const std::uint8_t* const fixed = message.data() + *owner_end;
    const RecordPlace place{.section = section,
                            .type = static_cast<RRType>(load_u16(fixed)),
                            .begin = begin,
                            .ttl = *owner_end + 4,
                            .rdata = *owner_end + record_fixed_octets,
                            .rdata_octets = load_u16(fixed + 8)};
    return place.end() <= message.size() ? std::optional{place} : std::nullopt;
}

} // namespace

std::optional<ReplyRecords> find_records(Bytes message)
{
    if (message.size() < header_octets)
        return std::nullopt;
    const HeaderView header{message};
    std::size_t at = header_octets;
    for (unsigned i = 0; i < header.question_count(); ++i) {
        const auto name_end = skip_name(message, at);
        if (!name_end || *name_end + question_fixed_octets > message.size())
            return std::nullopt;
        at = *name_end + question_fixed_octets;
    }
    ReplyRecords found{at, {}};
    const std::array counts{header.answer_count(), header.authority_count(), header.additional_count()};
    for (std::size_t section = 0; section < counts.size(); ++section) {
        for (unsigned i = 0; i < counts[section]; ++i) {
            const auto place = record_at(message, at, static_cast<Section>(section));
            if (!place)
                return std::nullopt;
            found.records.push_back(*place);
            at = place->end();
        }
    }
    return found;
}

} // namespace namu::lab
