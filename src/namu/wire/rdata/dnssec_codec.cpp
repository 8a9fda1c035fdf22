#include "namu/wire/rdata/dnssec_codec.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/base_text.hpp"
#include "namu/wire/rdata/blob_codec.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/rdata/string_codec.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace namu::rdata {
namespace {

constexpr std::uint8_t hash_sha1 = 1; // RFC 5155 §11
constexpr std::size_t sha1_octets = 20;
constexpr std::size_t hip_fixed_octets = 4; // HIT length, algorithm, key length

/// Decodes one word of hex behind a length octet that is at `length_at`; the word is at most 255 octets.
bool write_hex_word(TextInput& in, std::string_view text, std::size_t length_at)
{
    const auto before = in.out().size();
    HexDecoder decoder{in.out()};
    const bool digits = std::ranges::all_of(text, [&](char c) { return decoder.put(c); });
    if (!digits || !decoder.is_complete())
        return in.fail(in.rules().bad_hex,
                       in.subject() + ' ' + quoted(text) + " is not made of pairs of hex digits",
                       "write an even number of digits 0-9 and a-f, without blanks");
    if (text.size() / 2 > UINT8_MAX)
        return in.fail(string_too_long, in.subject() + " is longer than 255 octets", "shorten it");
    in.out().patch_u8(length_at, static_cast<std::uint8_t>(in.out().size() - before));
    return true;
}

} // namespace

bool read_salt(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto length_at = in.out().size();
    in.out().write_u8(0);
    return token->text == "-" || write_hex_word(in, token->text, length_at);
}

Result<std::size_t> salt_size(Bytes rest) noexcept
{
    return string_size(rest);
}

void append_salt(Bytes octets, std::string& out)
{
    if (octets.size() == 1)
        out += '-';
    else
        append_hex(octets.subspan(1), out);
}

bool read_hashed_name(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    auto& out = in.out();
    const auto length_at = out.size();
    out.write_u8(0);
    Base32HexDecoder decoder{out};
    const bool known = std::ranges::all_of(token->text, [&](char c) { return decoder.put(c); });
    const auto length = out.failed() ? 0 : out.size() - length_at - 1;
    if (!known || !decoder.is_complete() || length > UINT8_MAX)
        return in.fail(bad_base32hex,
                       in.subject() + ' ' + quoted(token->text) + " is not a hash in base32hex",
                       "write the first label of the next NSEC3 record: digits and letters up to v, without "
                       "= and blanks");
    if (in.rdata()[0] == hash_sha1 && length != sha1_octets && !out.failed())
        return in.fail(in.rules().bad_digest_length,
                       in.subject() + " has " + std::to_string(length) + " octets, a SHA-1 hash has 20",
                       "write all 32 characters of the hash");
    out.patch_u8(length_at, static_cast<std::uint8_t>(length));
    return true;
}

Result<std::size_t> hashed_name_size(Bytes rdata, std::size_t at) noexcept
{
    const auto size = string_size(rdata.subspan(at));
    if (!size)
        return size.error();
    if (*size == 1 || (rdata[0] == hash_sha1 && *size != 1 + sha1_octets))
        return WireError::bad_rdata;
    return *size;
}

void append_hashed_name(Bytes octets, std::string& out)
{
    append_base32hex(octets.subspan(1), out);
}

bool read_hip_identity(TextInput& in)
{
    auto& out = in.out();
    const auto begin = out.size();
    std::uint64_t algorithm = 0;
    if (!take_number(in, UINT8_MAX, algorithm))
        return false;
    out.write_u8(0);
    out.write_u8(static_cast<std::uint8_t>(algorithm));
    out.write_u16(0);
    const auto* const hit = in.take_word();
    if (hit == nullptr || !write_hex_word(in, hit->text, begin))
        return false;
    const auto key_begin = out.size();
    if (!write_base64_word(in))
        return false;
    if (!out.failed())
        out.patch_u16(begin + 2, static_cast<std::uint16_t>(out.size() - key_begin));
    return true;
}

Result<std::size_t> hip_identity_size(Bytes rest) noexcept
{
    if (rest.size() < hip_fixed_octets)
        return WireError::cut_short;
    const std::size_t hit = rest[0];
    const std::size_t key = load_u16(&rest[2]);
    if (hit == 0 || key == 0)
        return WireError::bad_rdata;
    if (rest.size() - hip_fixed_octets < hit + key)
        return WireError::cut_short;
    return hip_fixed_octets + hit + key;
}

void append_hip_identity(Bytes octets, std::string& out)
{
    const std::size_t hit = octets[0];
    out += std::to_string(octets[1]) + ' ';
    append_hex(octets.subspan(hip_fixed_octets, hit), out);
    out += ' ';
    append_base64(octets.subspan(hip_fixed_octets + hit), out);
}

} // namespace namu::rdata
