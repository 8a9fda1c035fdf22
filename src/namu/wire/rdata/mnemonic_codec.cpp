#include "namu/wire/rdata/mnemonic_codec.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <boost/assert.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace namu::rdata {
namespace {

struct Mnemonic {
    std::string_view word;
    std::uint16_t number;
};

/// IANA registry "DNS Security Algorithm Numbers", and the words of older files.
constexpr auto algorithms = std::to_array<Mnemonic>({
    {"DELETE", 0},
    {"RSAMD5", 1},
    {"DH", 2},
    {"DSA", 3},
    {"RSASHA1", 5},
    {"DSA-NSEC3-SHA1", 6},
    {"NSEC3DSA", 6},
    {"RSASHA1-NSEC3-SHA1", 7},
    {"NSEC3RSASHA1", 7},
    {"RSASHA256", 8},
    {"RSASHA512", 10},
    {"ECC-GOST", 12},
    {"ECCGOST", 12},
    {"ECDSAP256SHA256", 13},
    {"ECDSAP384SHA384", 14},
    {"ED25519", 15},
    {"ED448", 16},
    {"SM2SM3", 17},
    {"ECC-GOST12", 23},
    {"INDIRECT", 252},
    {"PRIVATEDNS", 253},
    {"PRIVATEOID", 254},
});

/// RFC 4398 §2.1
constexpr auto certificate_types = std::to_array<Mnemonic>({
    {"PKIX", 1},
    {"SPKI", 2},
    {"PGP", 3},
    {"IPKIX", 4},
    {"ISPKI", 5},
    {"IPGP", 6},
    {"ACPKIX", 7},
    {"IACPKIX", 8},
    {"URI", 253},
    {"OID", 254},
});

/// RFC 9859 §2.1
constexpr auto schemes = std::to_array<Mnemonic>({{"NOTIFY", 1}});

/// The words of RFC 1010 that hosts had protocols for, and the two transports that came later.
constexpr auto protocols = std::to_array<Mnemonic>({{"ICMP", 1},
                                                    {"IGMP", 2},
                                                    {"GGP", 3},
                                                    {"TCP", 6},
                                                    {"EGP", 8},
                                                    {"PUP", 12},
                                                    {"UDP", 17},
                                                    {"HMP", 20},
                                                    {"XNS-IDP", 22},
                                                    {"RDP", 27},
                                                    {"DCCP", 33},
                                                    {"SCTP", 132}});

/// What there is to know about a kind of number with words.
struct Registry {
    std::span<const Mnemonic> rows;
    const DiagnosticRule* rule;
    std::size_t octets;
};

Registry registry(FieldKind kind) noexcept
{
    switch (kind) {
    case FieldKind::algorithm: return {algorithms, &bad_algorithm, 1};
    case FieldKind::certificate_type: return {certificate_types, &unknown_mnemonic, 2};
    case FieldKind::scheme: return {schemes, &unknown_mnemonic, 1};
    default: BOOST_ASSERT(kind == FieldKind::protocol); return {protocols, &unknown_mnemonic, 1};
    }
}

bool fail_unknown(TextInput& in, const Registry& known, std::string_view word)
{
    std::vector<std::string_view> words;
    for (const auto& row : known.rows)
        words.push_back(row.word);
    auto hint = suggestion(word, words);
    if (hint.empty()) {
        const auto last = std::to_string(known.octets == 1 ? UINT8_MAX : UINT16_MAX);
        hint = "write a number from 0 to " + last + " or a word such as " + std::string{words.back()} + "; " +
               in.form();
    }
    return in.fail(*known.rule, in.subject() + ' ' + quoted(word) + " is not known", hint);
}

} // namespace

bool read_mnemonic(FieldKind kind, TextInput& in)
{
    const auto known = registry(kind);
    if (in.at_end() || in.rest().front().text.empty() || is_digit(in.rest().front().text.front()))
        return read_number(in, known.octets);
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto row = std::ranges::find_if(
        known.rows, [&](const Mnemonic& m) { return equal_ignoring_case(m.word, token->text); });
    if (row == known.rows.end())
        return fail_unknown(in, known, token->text);
    if (known.octets == 1)
        in.out().write_u8(static_cast<std::uint8_t>(row->number));
    else
        in.out().write_u16(row->number);
    return true;
}

void append_mnemonic(FieldKind kind, Bytes octets, std::string& out)
{
    if (kind == FieldKind::scheme && octets[0] == schemes[0].number)
        out += schemes[0].word;
    else
        append_number(octets, out);
}

} // namespace namu::rdata
