#include "namu/zonefile/fast/rdata_text.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zonefile/fast/address_text.hpp"
#include "namu/zonefile/fast/base_digits.hpp"
#include "namu/zonefile/fast/number_text.hpp"
#include "namu/zonefile/fast/type_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <span>

namespace namu::fast {
namespace {

constexpr std::size_t max_string_octets = 255;
constexpr std::uint8_t sha1 = 1; // RFC 5155 §11

/// Takes the words one by one; after a mistake nothing is written any more.
class RdataWriter {
public:
    RdataWriter(const RdataWords& in, std::uint8_t* to) noexcept : in_{in}, to_{to} {}

    void number(std::size_t octets) noexcept
    {
        const std::uint64_t value = has_word() ? parse_digits(in_.words[at_++]) : no_number;
        if (value >> (8 * octets) != 0)
            return fail();
        store_u32(to_, static_cast<std::uint32_t>(value << (8 * (4 - octets))));
        to_ += octets;
    }

    void name() noexcept
    {
        if (has_word())
            keep(write_name(in_.words[at_++], in_.origin, to_));
    }

    void time() noexcept;
    void covered_type() noexcept;
    void signer(const std::uint8_t* rdata) noexcept;
    void strings() noexcept;
    void caa_tag() noexcept;
    void caa_value() noexcept;
    void digest(const std::uint8_t* rdata) noexcept;
    void salt() noexcept;
    void hash(const std::uint8_t* rdata) noexcept;
    void base64() noexcept
    {
        if (has_word())
            keep(write_base64(rest(), to_));
    }
    void type_bitmap() noexcept;

    /// The octet behind what was written, if every word was taken.
    [[nodiscard]] std::uint8_t* end() const noexcept { return at_ == in_.count ? to_ : nullptr; }

private:
    bool has_word() noexcept
    {
        if (to_ != nullptr && at_ < in_.count)
            return true;
        fail();
        return false;
    }
    std::span<const Word> rest() noexcept
    {
        const std::span all{in_.words + at_, in_.count - at_};
        at_ = in_.count;
        return all;
    }
    void keep(std::uint8_t* end) noexcept
    {
        to_ = end;
        if (end == nullptr)
            fail();
    }
    void fail() noexcept
    {
        to_ = nullptr;
        at_ = in_.count;
    }

    const RdataWords& in_;
    std::uint8_t* to_;
    std::size_t at_ = 0;
};

/// Seconds since 1970 of YYYYMMDDHHmmSS (RFC 4034 §3.2), or `no_number`.
std::uint64_t parse_date(Word word) noexcept
{
    using namespace std::chrono;
    const std::uint64_t day_number = word.size == 14 ? eight_digits(load_eight(word.begin), 8) : no_number;
    const std::uint64_t time = word.size == 14 ? eight_digits(load_eight(word.begin + 8), 6) : no_number;
    if (day_number == no_number || time == no_number)
        return no_number;
    const auto part = [](std::uint64_t number) { return static_cast<unsigned>(number % 100); };
    const year_month_day date{year{static_cast<int>(day_number / 10'000)}, month{part(day_number / 100)},
                              day{part(day_number)}};
    const std::uint64_t hour = time / 10'000;
    if (!date.ok() || date.year() < year{1970} || hour > 23 || part(time / 100) > 59 || part(time) > 59)
        return no_number;
    const auto days = static_cast<std::uint64_t>(sys_days{date}.time_since_epoch().count());
    return days * 86'400 + hour * 3'600 + part(time / 100) * 60U + part(time);
}

void RdataWriter::time() noexcept
{
    const std::uint64_t seconds = has_word() ? parse_date(in_.words[at_++]) : no_number;
    if (seconds == no_number)
        return fail();
    store_u32(to_, static_cast<std::uint32_t>(seconds)); // RFC 4034 §3.1.5: modulo 2^32
    to_ += 4;
}

void RdataWriter::covered_type() noexcept
{
    if (!has_word())
        return;
    const Word word = in_.words[at_++];
    const RRType type = read_type(word, packed(word));
    if (type == RRType{}) // also TYPE0, of which nobody makes signatures
        return fail();
    store_u16(to_, static_cast<std::uint16_t>(type));
    to_ += 2;
}

/// RFC 4034 §3.1.3, §3.1.7: the signed name has at least the labels of its zone.
void RdataWriter::signer(const std::uint8_t* rdata) noexcept
{
    const std::uint8_t* const begin = to_;
    name();
    if (to_ != nullptr && NameView::trusted_at(begin).label_count() > rdata[3])
        fail();
}

void RdataWriter::strings() noexcept
{
    if (!has_word())
        return;
    for (const Word word : rest()) {
        if (word.size > max_string_octets)
            return fail();
        *to_ = static_cast<std::uint8_t>(word.size);
        copy_with_slack(to_ + 1, word.begin, word.size);
        to_ += 1 + word.size;
    }
}

void RdataWriter::caa_tag() noexcept
{
    if (!has_word())
        return;
    const Word word = in_.words[at_++];
    const bool good =
        word.size <= max_string_octets && std::all_of(word.begin, word.begin + word.size, [](char c) {
            return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'z');
        });
    if (!good)
        return fail();
    *to_ = static_cast<std::uint8_t>(word.size);
    copy_with_slack(to_ + 1, word.begin, word.size);
    to_ += 1 + word.size;
}

void RdataWriter::caa_value() noexcept
{
    if (!has_word())
        return;
    const Word word = in_.words[at_++];
    copy_with_slack(to_, word.begin, word.size);
    to_ += word.size;
}

void RdataWriter::digest(const std::uint8_t* rdata) noexcept
{
    // RFC 4034 §5.1.4, RFC 4509 §2.2, RFC 6605 §2: SHA-1, SHA-256, SHA-384
    constexpr std::array<std::uint8_t, 5> octets{0, 20, 32, 0, 48};
    if (!has_word())
        return;
    const std::uint8_t* const begin = to_;
    keep(write_hex(rest(), to_));
    const std::uint8_t type = rdata[3];
    if (to_ != nullptr && (type >= octets.size() || to_ - begin != octets[type]))
        fail();
}

void RdataWriter::salt() noexcept
{
    if (!has_word())
        return;
    const Word word = in_.words[at_++];
    std::uint8_t* const length = to_;
    if (word.text() == "-")
        keep(length + 1);
    else
        keep(word.size > 2 * max_string_octets ? nullptr : write_hex({&word, 1}, length + 1));
    if (to_ != nullptr)
        *length = static_cast<std::uint8_t>(to_ - length - 1);
}

void RdataWriter::hash(const std::uint8_t* rdata) noexcept
{
    if (!has_word())
        return;
    *to_ = 20;
    keep(rdata[0] == sha1 ? write_hash(in_.words[at_++], to_ + 1) : nullptr);
}

/// RFC 4034 §4.1.2. Types of messages only, and windows but the first two, are for the codec of the type.
void RdataWriter::type_bitmap() noexcept
{
    std::array<std::array<std::uint8_t, 32>, 2> windows{};
    if (to_ == nullptr)
        return;
    for (const Word word : rest()) {
        const RRType type = read_type(word, packed(word));
        const auto number = static_cast<std::uint16_t>(type);
        if (is_meta(type) || number >= 512)
            return fail();
        windows[number >> 8][number >> 3 & 31] |= static_cast<std::uint8_t>(0x80U >> (number & 7U));
    }
    for (std::size_t window = 0; window < windows.size(); ++window) {
        std::size_t size = windows[window].size();
        while (size > 0 && windows[window][size - 1] == 0)
            --size;
        if (size == 0)
            continue;
        to_[0] = static_cast<std::uint8_t>(window);
        to_[1] = static_cast<std::uint8_t>(size);
        std::memcpy(to_ + 2, windows[window].data(), windows[window].size());
        to_ += 2 + size;
    }
}

std::uint8_t* write_rrsig(const RdataWords& in, std::uint8_t* to) noexcept
{
    RdataWriter out{in, to};
    out.covered_type();
    out.number(1);
    out.number(1);
    out.number(4);
    out.time();
    out.time();
    out.number(2);
    out.signer(to);
    out.base64();
    return out.end();
}

std::uint8_t* write_nsec3(const RdataWords& in, std::uint8_t* to) noexcept
{
    RdataWriter out{in, to};
    out.number(1);
    out.number(1);
    out.number(2);
    out.salt();
    out.hash(to);
    out.type_bitmap();
    return out.end();
}

/// The types of three fields and more that have nothing else in common.
std::uint8_t* write_fields(RRType type, const RdataWords& in, std::uint8_t* to) noexcept
{
    RdataWriter out{in, to};
    switch (type) {
    case RRType::SRV:
        out.number(2);
        out.number(2);
        out.number(2);
        out.name();
        break;
    case RRType::DS:
        out.number(2);
        out.number(1);
        out.number(1);
        out.digest(to);
        break;
    case RRType::DNSKEY:
        out.number(2);
        out.number(1);
        out.number(1);
        out.base64();
        break;
    case RRType::NSEC:
        out.name();
        out.type_bitmap();
        break;
    default: return nullptr;
    }
    return out.end();
}

/// The types whose data may stand in quotes.
std::uint8_t* write_text(RRType type, const RdataWords& in, std::uint8_t* to) noexcept
{
    constexpr std::uint64_t caa_value_bit = 4;
    RdataWriter out{in, to};
    if (type == RRType::TXT) {
        out.strings();
        return out.end();
    }
    if ((in.quoted & ~caa_value_bit) != 0)
        return nullptr;
    out.number(1);
    out.caa_tag();
    out.caa_value();
    return out.end();
}

} // namespace

std::uint8_t* write_rdata(RRType type, const RdataWords& in, std::uint8_t* to) noexcept
{
    if (type == RRType::TXT || type == RRType::CAA)
        return write_text(type, in, to);
    if (in.quoted != 0)
        return nullptr;
    switch (type) {
    case RRType::A: return in.count == 1 && write_ipv4(*in.words, to) ? to + 4 : nullptr;
    case RRType::AAAA: return in.count == 1 && write_ipv6(*in.words, to) ? to + 16 : nullptr;
    case RRType::NS:
    case RRType::CNAME:
    case RRType::DNAME:
    case RRType::PTR: return in.count == 1 ? write_name(*in.words, in.origin, to) : nullptr;
    case RRType::MX: {
        RdataWriter out{in, to};
        out.number(2);
        out.name();
        return out.end();
    }
    case RRType::RRSIG: return write_rrsig(in, to);
    case RRType::NSEC3: return write_nsec3(in, to);
    default: return write_fields(type, in, to);
    }
}

} // namespace namu::fast
