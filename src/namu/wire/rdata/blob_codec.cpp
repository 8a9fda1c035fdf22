#include "namu/wire/rdata/blob_codec.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/base_text.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace namu::rdata {
namespace {

/// `CDS 0 0 0 0` and `CDNSKEY 0 3 0 0` ask the parent to delete the DS RRset; their last `0` stands
/// for one zero octet (RFC 8078 §4). It is printed as `00` and `AA==` (erratum 5049), which all servers read.
constexpr std::array<std::uint8_t, 4> delete_ds{0, 0, 0, 0};
constexpr std::array<std::uint8_t, 4> delete_key{0, 0, 3, 0};

bool is_deletion(FieldKind kind, Bytes before) noexcept
{
    return kind == FieldKind::cds_digest ? equal(before, delete_ds)
                                         : kind == FieldKind::dnssec_key && equal(before, delete_key);
}

bool is_written_deletion(FieldKind kind, TextInput& in)
{
    return in.rest().size() == 1 && in.rest().front().text == "0" && !in.rest().front().quoted &&
           is_deletion(kind, in.rdata());
}

/// What a decoder reads, in the words of its messages.
struct Encoding {
    DiagnosticRule FieldRules::*rule;
    std::string_view name;
    std::string_view hint;
};
constexpr Encoding hex_encoding{&FieldRules::bad_hex, "hexadecimal",
                                "write the digits 0-9 and a-f, two for an octet"};
constexpr Encoding base64_encoding{&FieldRules::bad_base64, "base64",
                                   "base64 is letters, digits, + and /, with = only at its end"};

template <typename Decoder>
bool decode_word(TextInput& in, Decoder& decoder, const Encoding& encoding)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto text = token->text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!decoder.put(text[at]))
            return in.fail(in.rules().*encoding.rule,
                           in.subject() + ": " + quoted(text.substr(at, 1)) + " at character " +
                               std::to_string(at + 1) + " is not " + std::string{encoding.name},
                           std::string{encoding.hint});
    }
    return true;
}

bool fail_incomplete_base64(TextInput& in)
{
    return in.fail(
        in.rules().bad_base64, in.subject() + " ends in the middle of a group of four characters",
        "base64 comes in groups of four characters, the last one padded with =: is its end missing?");
}

/// The length that a digest of this kind and type must have, or 0 where any will do.
std::size_t digest_octets(FieldKind kind, Bytes rdata) noexcept
{
    switch (kind) {
    case FieldKind::digest:
    case FieldKind::cds_digest: {
        // RFC 4034 §5.1.4, RFC 4509 §2.2, RFC 5933 §2, RFC 6605 §2, RFC 9558 §2, RFC 9563 §2
        constexpr std::array<std::uint8_t, 7> octets{0, 20, 32, 32, 48, 32, 32};
        return rdata[3] < octets.size() ? octets[rdata[3]] : 0;
    }
    case FieldKind::fingerprint: {
        constexpr std::array<std::uint8_t, 3> octets{0, 20, 32}; // RFC 4255 §3.1.2, RFC 6594 §3.1
        return rdata[1] < octets.size() ? octets[rdata[1]] : 0;
    }
    case FieldKind::zone_digest: {
        constexpr std::array<std::uint8_t, 3> octets{0, 48, 64}; // RFC 8976 §2.2.3
        return rdata[5] < octets.size() ? octets[rdata[5]] : 0;
    }
    default: return 0;
    }
}

bool check_digest_length(FieldKind kind, TextInput& in, std::size_t octets)
{
    const auto needed = digest_octets(kind, in.rdata());
    if (needed == 0 || octets == needed)
        return true;
    return in.fail(
        in.rules().bad_digest_length,
        in.subject() + " has " + std::to_string(octets) + " octets, its type needs " + std::to_string(needed),
        "write " + std::to_string(needed * 2) + " hex digits, or correct the number in front of them");
}

/// RFC 4701 §3.2 lets blanks stand between digits of base64, and padding is none: `AA ==` is a word that was
/// cut or one that lost its digits. Elsewhere blanks may stand anywhere (RFC 4034 §2.2).
bool read_unsplit_base64(TextInput& in)
{
    const auto rest = in.rest();
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i].text.starts_with('='))
            return in.fail_at(in.position() + i, in.rules().bad_base64,
                              in.subject() + ": padding stands apart from the digits that it completes",
                              "put " + quoted(rest[i].text) + " right behind " + quoted(rest[i - 1].text));
    }
    return write_base64(in);
}

/// RFC 2535 §3.1.2: the two top bits of the flags say that there is no key.
bool may_be_missing(FieldKind kind, Bytes rdata) noexcept
{
    return kind == FieldKind::optional_data || (kind == FieldKind::optional_key && (rdata[0] & 0xc0) == 0xc0);
}

bool read_ipsec_key(TextInput& in)
{
    const bool has_algorithm = in.rdata()[2] != 0;
    if (!has_algorithm && !in.at_end())
        return in.fail_at(in.position(), bad_key, "IPSECKEY algorithm 0 means that there is no public key",
                          "leave the key out, or write its algorithm: 1 for DSA, 2 for RSA, 3 for ECDSA");
    return !has_algorithm || write_base64(in);
}

/// DOA: `-` stands for no data.
bool is_dash(TextInput& in)
{
    return in.rest().size() == 1 && in.rest().front().text == "-";
}

} // namespace

bool write_hex(TextInput& in)
{
    HexDecoder decoder{in.out()};
    do {
        if (!decode_word(in, decoder, hex_encoding))
            return false;
    } while (!in.at_end());
    return decoder.is_complete() ||
           in.fail(in.rules().bad_hex, in.subject() + " has an odd number of hex digits",
                   "two digits make an octet: is one missing?");
}

bool write_base64_word(TextInput& in)
{
    Base64Decoder decoder{in.out()};
    return decode_word(in, decoder, base64_encoding) && (decoder.is_complete() || fail_incomplete_base64(in));
}

bool write_base64(TextInput& in)
{
    Base64Decoder decoder{in.out()};
    do {
        if (!decode_word(in, decoder, base64_encoding))
            return false;
    } while (!in.at_end());
    return decoder.is_complete() || fail_incomplete_base64(in);
}

bool read_hex(FieldKind kind, TextInput& in)
{
    if (is_written_deletion(kind, in)) {
        static_cast<void>(in.take_word());
        in.out().write_u8(0);
        return true;
    }
    const auto before = in.rdata().size();
    return write_hex(in) && check_digest_length(kind, in, in.rdata().size() - before);
}

bool read_base64(FieldKind kind, TextInput& in)
{
    if (is_written_deletion(kind, in)) {
        static_cast<void>(in.take_word());
        in.out().write_u8(0);
        return true;
    }
    if (kind == FieldKind::ipsec_key)
        return read_ipsec_key(in);
    if (kind == FieldKind::unsplit_base64)
        return read_unsplit_base64(in);
    if (kind == FieldKind::optional_data && is_dash(in))
        return in.take_word() != nullptr;
    if (kind == FieldKind::optional_key && in.at_end() && may_be_missing(kind, in.rdata()))
        return true;
    return write_base64(in);
}

Result<std::size_t> blob_size(FieldKind kind, Bytes rdata, std::size_t at) noexcept
{
    const auto size = rdata.size() - at;
    if (kind == FieldKind::ipsec_key) {
        if ((rdata[2] == 0) != (size == 0))
            return size == 0 ? WireError::cut_short : WireError::bad_rdata;
        return size;
    }
    if (size == 0 && !may_be_missing(kind, rdata))
        return WireError::cut_short;
    if (const auto needed = digest_octets(kind, rdata); needed != 0 && size != needed)
        return WireError::bad_rdata;
    return size;
}

void append_blob(FieldKind kind, Bytes octets, std::string& out)
{
    switch (kind) {
    case FieldKind::hex:
    case FieldKind::digest:
    case FieldKind::cds_digest:
    case FieldKind::fingerprint:
    case FieldKind::zone_digest: append_hex(octets, out); return;
    case FieldKind::optional_data:
        if (octets.empty()) {
            out += '-';
            return;
        }
        [[fallthrough]];
    default: append_base64(octets, out); return;
    }
}

} // namespace namu::rdata
