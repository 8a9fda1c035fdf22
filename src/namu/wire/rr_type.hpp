#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace namu {

/// A record type (IANA registry "Resource Record (RR) TYPEs"). Any 16-bit number is one.
enum class RRType : std::uint16_t {
    A = 1,
    NS = 2,
    MD = 3,
    MF = 4,
    CNAME = 5,
    SOA = 6,
    MB = 7,
    MG = 8,
    MR = 9,
    NULL_RR = 10,
    WKS = 11,
    PTR = 12,
    HINFO = 13,
    MINFO = 14,
    MX = 15,
    TXT = 16,
    RP = 17,
    AFSDB = 18,
    X25 = 19,
    ISDN = 20,
    RT = 21,
    NSAP = 22,
    NSAP_PTR = 23,
    SIG = 24,
    KEY = 25,
    PX = 26,
    GPOS = 27,
    AAAA = 28,
    LOC = 29,
    NXT = 30,
    EID = 31,
    NIMLOC = 32,
    SRV = 33,
    ATMA = 34,
    NAPTR = 35,
    KX = 36,
    CERT = 37,
    A6 = 38,
    DNAME = 39,
    SINK = 40,
    OPT = 41,
    APL = 42,
    DS = 43,
    SSHFP = 44,
    IPSECKEY = 45,
    RRSIG = 46,
    NSEC = 47,
    DNSKEY = 48,
    DHCID = 49,
    NSEC3 = 50,
    NSEC3PARAM = 51,
    TLSA = 52,
    SMIMEA = 53,
    HIP = 55,
    NINFO = 56,
    RKEY = 57,
    TALINK = 58,
    CDS = 59,
    CDNSKEY = 60,
    OPENPGPKEY = 61,
    CSYNC = 62,
    ZONEMD = 63,
    SVCB = 64,
    HTTPS = 65,
    DSYNC = 66,
    HHIT = 67,
    BRID = 68,
    SPF = 99,
    UINFO = 100,
    UID = 101,
    GID = 102,
    UNSPEC = 103,
    NID = 104,
    L32 = 105,
    L64 = 106,
    LP = 107,
    EUI48 = 108,
    EUI64 = 109,
    NXNAME = 128,
    TKEY = 249,
    TSIG = 250,
    IXFR = 251,
    AXFR = 252,
    MAILB = 253,
    MAILA = 254,
    ANY = 255,
    URI = 256,
    CAA = 257,
    AVC = 258,
    DOA = 259,
    AMTRELAY = 260,
    RESINFO = 261,
    WALLET = 262,
    CLA = 263,
    IPN = 264,
    TA = 32768,
    DLV = 32769,
};

/// The mnemonic of the registry, or `TYPE65280` where there is none (RFC 3597 §5).
[[nodiscard]] std::string to_text(RRType type);

/// `TYPE1`, also for a type that has a mnemonic (RFC 3597 §5).
[[nodiscard]] std::string to_generic_text(RRType type);

/// The mnemonic, or empty for a type that has none.
[[nodiscard]] std::string_view mnemonic(RRType type) noexcept;

/// Reads a mnemonic or `TYPEnnn`, in any case. Nothing where it is neither.
[[nodiscard]] std::optional<RRType> rr_type_from_text(std::string_view text) noexcept;

/// All mnemonics, for "did you mean".
[[nodiscard]] std::span<const std::string_view> rr_type_mnemonics() noexcept;

/// Those that people write into zones today: suggestions for a zone file.
[[nodiscard]] std::span<const std::string_view> rr_type_mnemonics_in_use() noexcept;

/// True for types that exist in questions or messages only and never in a zone: 0, OPT and 128-255
/// (RFC 6895 §3.1).
[[nodiscard]] constexpr bool is_meta(RRType type) noexcept
{
    const auto number = static_cast<std::uint16_t>(type);
    return number == 0 || type == RRType::OPT || (number >= 128 && number <= 255);
}

/// Reads a decimal number of at most 16 bits with nothing around it.
[[nodiscard]] std::optional<std::uint16_t> u16_from_text(std::string_view digits) noexcept;

} // namespace namu
