#pragma once

#include <cstdint>
#include <string_view>

namespace namu::rdata {

/// What one field of an RDATA is: how it is written in a file and how it stands on the wire. The codec
/// of a kind (codec.hpp) knows both; kinds that run to the end of the RDATA can only be a row's last.
enum class FieldKind : std::uint8_t {
    none, // closes a row's list of fields

    // numbers
    u8,
    u16,
    u32,
    u64,
    period,           // 32 bits of seconds, with units in text: `1h30m`
    time,             // 32 bits of seconds since 1970, as YYYYMMDDHHmmSS in text
    algorithm,        // a DNSSEC algorithm, by number or mnemonic
    certificate_type, // of CERT
    scheme,           // of DSYNC
    protocol,         // of WKS
    gateway_type,     // of IPSECKEY: 0 to 3
    type,             // a record type

    // names and addresses
    name,
    signer, // of RRSIG: a name with no more labels than the octet at offset 3 says
    names,  // any number, to the end
    ipv4,
    ipv6,
    locator64, // four groups of hex digits
    eui48,
    eui64,
    ipsec_gateway, // of the form that the octet at offset 1 tells
    amt_relay,     // D bit, type and relay

    // character-strings and text
    string,
    optional_string,
    strings, // one or more, to the end
    digits,  // a character-string of decimal digits
    caa_tag,
    text, // without length octet, to the end

    // octets to the end
    hex,
    digest,      // hex; its length fits the digest type at offset 3
    cds_digest,  // the same, or `0` in the CDS that asks for deletion
    fingerprint, // hex; its length fits the type at offset 1
    zone_digest, // hex; its length fits the hash algorithm at offset 5
    base64,
    unsplit_base64, // of DHCID: padding stays with the last digit
    dnssec_key,     // base64, or `0` in the CDNSKEY that asks for deletion
    optional_key,   // base64, which may be missing where the flags at offset 0 say "no key"
    ipsec_key,      // base64, missing exactly where the algorithm at offset 2 is 0
    optional_data,  // base64, or `-` for none
    nsap,
    atma,

    // octets with a length before them
    salt,        // hex, or `-` for none
    hashed_name, // base32hex; its length fits the hash algorithm at offset 0
    hip_identity,

    // forms of one type only, all to the end but `a6_suffix`
    type_bitmap,
    nxt_bitmap,
    services, // of WKS
    location,
    prefixes, // of APL
    svc_params,
    a6_suffix,
    a6_name,
};

/// One field of a row: the words for it in messages, and its kind.
struct Field {
    std::string_view name;
    FieldKind kind = FieldKind::none;
};

} // namespace namu::rdata
