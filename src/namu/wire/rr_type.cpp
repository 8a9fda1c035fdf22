#include "namu/wire/rr_type.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace namu {
namespace {

struct Row {
    RRType type;
    std::string_view mnemonic;
};

using enum RRType;

// Ascending by number, so that a number is found by bisection.
// clang-format off
constexpr auto rows = std::to_array<Row>({
    {A, "A"}, {NS, "NS"}, {MD, "MD"}, {MF, "MF"}, {CNAME, "CNAME"}, {SOA, "SOA"}, {MB, "MB"}, {MG, "MG"},
    {MR, "MR"}, {NULL_RR, "NULL"}, {WKS, "WKS"}, {PTR, "PTR"}, {HINFO, "HINFO"}, {MINFO, "MINFO"}, {MX, "MX"},
    {TXT, "TXT"}, {RP, "RP"}, {AFSDB, "AFSDB"}, {X25, "X25"}, {ISDN, "ISDN"}, {RT, "RT"}, {NSAP, "NSAP"},
    {NSAP_PTR, "NSAP-PTR"}, {SIG, "SIG"}, {KEY, "KEY"}, {PX, "PX"}, {GPOS, "GPOS"}, {AAAA, "AAAA"}, {LOC, "LOC"},
    {NXT, "NXT"}, {EID, "EID"}, {NIMLOC, "NIMLOC"}, {SRV, "SRV"}, {ATMA, "ATMA"}, {NAPTR, "NAPTR"}, {KX, "KX"},
    {CERT, "CERT"}, {A6, "A6"}, {DNAME, "DNAME"}, {SINK, "SINK"}, {OPT, "OPT"}, {APL, "APL"}, {DS, "DS"},
    {SSHFP, "SSHFP"}, {IPSECKEY, "IPSECKEY"}, {RRSIG, "RRSIG"}, {NSEC, "NSEC"}, {DNSKEY, "DNSKEY"},
    {DHCID, "DHCID"}, {NSEC3, "NSEC3"}, {NSEC3PARAM, "NSEC3PARAM"}, {TLSA, "TLSA"}, {SMIMEA, "SMIMEA"},
    {HIP, "HIP"}, {NINFO, "NINFO"}, {RKEY, "RKEY"}, {TALINK, "TALINK"}, {CDS, "CDS"}, {CDNSKEY, "CDNSKEY"},
    {OPENPGPKEY, "OPENPGPKEY"}, {CSYNC, "CSYNC"}, {ZONEMD, "ZONEMD"}, {SVCB, "SVCB"}, {HTTPS, "HTTPS"},
    {DSYNC, "DSYNC"}, {HHIT, "HHIT"}, {BRID, "BRID"}, {SPF, "SPF"}, {UINFO, "UINFO"}, {UID, "UID"}, {GID, "GID"},
    {UNSPEC, "UNSPEC"}, {NID, "NID"}, {L32, "L32"}, {L64, "L64"}, {LP, "LP"}, {EUI48, "EUI48"}, {EUI64, "EUI64"},
    {NXNAME, "NXNAME"}, {TKEY, "TKEY"}, {TSIG, "TSIG"}, {IXFR, "IXFR"}, {AXFR, "AXFR"}, {MAILB, "MAILB"},
    {MAILA, "MAILA"}, {ANY, "ANY"}, {URI, "URI"}, {CAA, "CAA"}, {AVC, "AVC"}, {DOA, "DOA"},
    {AMTRELAY, "AMTRELAY"}, {RESINFO, "RESINFO"}, {WALLET, "WALLET"}, {CLA, "CLA"}, {IPN, "IPN"}, {TA, "TA"},
    {DLV, "DLV"},
});
// clang-format on

static_assert(std::ranges::is_sorted(rows, {}, &Row::type));

constexpr auto mnemonics = [] {
    std::array<std::string_view, rows.size()> all{};
    std::ranges::transform(rows, all.begin(), &Row::mnemonic);
    return all;
}();

/// Nobody means these by a slip of the pen: obsolete, without a definition, or never in a zone.
constexpr auto forgotten = std::to_array<RRType>({
    MD,  MF,     MB,     MG,   MR,     NULL_RR, WKS,  MINFO, X25,   ISDN,  RT,   NSAP,   NSAP_PTR, SIG,   KEY,
    PX,  GPOS,   NXT,    EID,  NIMLOC, ATMA,    A6,   SINK,  OPT,   NINFO, RKEY, TALINK, SPF,      UINFO, UID,
    GID, UNSPEC, NXNAME, TKEY, TSIG,   IXFR,    AXFR, MAILB, MAILA, ANY,   DOA,  TA,     DLV,
});

constexpr bool is_in_use(const Row& row)
{
    return std::ranges::find(forgotten, row.type) == forgotten.end();
}

constexpr auto mnemonics_in_use = [] {
    constexpr auto count = std::ranges::count_if(rows, is_in_use);
    std::array<std::string_view, static_cast<std::size_t>(count)> words{};
    auto* to = words.begin();
    for (const Row& row : rows) {
        if (is_in_use(row))
            *to++ = row.mnemonic;
    }
    return words;
}();

/// The types of nearly every line of nearly every file, looked at before the whole registry.
constexpr auto common = std::to_array<Row>({
    {A, "A"},
    {NS, "NS"},
    {CNAME, "CNAME"},
    {AAAA, "AAAA"},
    {MX, "MX"},
    {TXT, "TXT"},
    {SOA, "SOA"},
    {PTR, "PTR"},
    {SRV, "SRV"},
    {DS, "DS"},
    {RRSIG, "RRSIG"},
    {NSEC, "NSEC"},
    {NSEC3, "NSEC3"},
});

std::optional<RRType> from_generic_text(std::string_view text) noexcept
{
    constexpr std::string_view prefix = "TYPE";
    if (text.size() <= prefix.size() || !equal_ignoring_case(text.substr(0, prefix.size()), prefix))
        return std::nullopt;
    const auto number = u16_from_text(text.substr(prefix.size()));
    return number ? std::optional{static_cast<RRType>(*number)} : std::nullopt;
}

} // namespace

std::optional<std::uint16_t> u16_from_text(std::string_view digits) noexcept
{
    std::uint16_t number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc{} || stopped != end || !is_digit(digits.front()))
        return std::nullopt;
    return number;
}

std::string_view mnemonic(RRType type) noexcept
{
    const auto* const row = std::ranges::lower_bound(rows, type, {}, &Row::type);
    return row != rows.end() && row->type == type ? row->mnemonic : std::string_view{};
}

std::string to_text(RRType type)
{
    const auto known = mnemonic(type);
    return known.empty() ? to_generic_text(type) : std::string{known};
}

std::string to_generic_text(RRType type)
{
    return "TYPE" + std::to_string(static_cast<std::uint16_t>(type));
}

std::optional<RRType> rr_type_from_text(std::string_view text) noexcept
{
    for (const Row& row : common) {
        if (equal_ignoring_case(text, row.mnemonic))
            return row.type;
    }
    const auto* const row =
        std::ranges::find_if(rows, [text](const Row& r) { return equal_ignoring_case(text, r.mnemonic); });
    return row != rows.end() ? std::optional{row->type} : from_generic_text(text);
}

std::span<const std::string_view> rr_type_mnemonics() noexcept
{
    return mnemonics;
}

std::span<const std::string_view> rr_type_mnemonics_in_use() noexcept
{
    return mnemonics_in_use;
}

} // namespace namu
