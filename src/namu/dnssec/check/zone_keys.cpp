#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"

#include <string>

namespace namu {
namespace {

/// RFC 8624 §3.1: algorithms that must not be used for signing any more, and those with SHA-1.
bool is_outdated(std::uint8_t algorithm)
{
    switch (algorithm) {
    case 1:  // RSAMD5
    case 3:  // DSA
    case 5:  // RSASHA1
    case 6:  // DSA-NSEC3-SHA1
    case 7:  // RSASHA1-NSEC3-SHA1
    case 12: // ECC-GOST
        return true;
    default: return false;
    }
}

/// Why nobody can verify with the key; empty for a good one.
std::string fault_of(const ZoneKey& key)
{
    if (key.protocol != 3)
        return "its protocol is " + std::to_string(key.protocol) + ", not 3";
    if (!key.may_sign())
        return "its flags, " + std::to_string(key.flags) + ", do not say that it is a zone key";
    if (!key.is_readable)
        return "its octets are no key of algorithm " + std::to_string(key.algorithm);
    return {};
}

} // namespace

void check_zone_keys(const SignedZone& zone, Diagnostics& diagnostics)
{
    const auto dnskeys = find_rrset(zone.input, zone.zone().apex_node(), RRType::DNSKEY);
    for (const ZoneKey& key : zone.keys) {
        const RecordPosition where = dnskeys->position(key.record);
        if (const std::string fault = fault_of(key); !fault.empty())
            diagnostics.report({&dnssec_rule::unusable_dnskey,
                                where.rdata(),
                                "no signature can be verified by this key: " + fault,
                                "a key is 256 or 257, then 3, its algorithm and what the key generator gave",
                                {}});
        if (is_outdated(key.algorithm))
            diagnostics.report({&dnssec_rule::outdated_algorithm,
                                where.rdata(),
                                "algorithm " + std::to_string(key.algorithm) +
                                    " is not to be used any more; validators may take the zone for unsigned",
                                "sign the zone anew with ECDSAP256SHA256 (13) or ED25519 (15)",
                                {}});
    }
}

} // namespace namu
