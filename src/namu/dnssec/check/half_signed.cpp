#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_half_signed(const SignedZone& zone, Diagnostics& diagnostics)
{
    const NodeView apex = zone.zone().apex_node();
    if (!zone.keys.empty() && !zone.has_signatures) {
        const auto keys = find_rrset(zone.input, apex, RRType::DNSKEY);
        diagnostics.report(
            {&dnssec_rule::keys_without_signatures,
             keys->first_written().owner(),
             "the zone has keys (DNSKEY), and nothing at " + quoted(apex.owner()) + " is signed",
             "sign the zone, or remove its keys: behind a DS record nobody would believe it",
             {}});
    }
    if (zone.keys.empty() && zone.has_signatures) {
        const auto signatures = find_rrset(zone.input, apex, RRType::RRSIG);
        diagnostics.report({&dnssec_rule::signatures_without_keys,
                            signatures->first_written().owner(),
                            "the zone has signatures (RRSIG) and no key (DNSKEY) to verify them",
                            "add the DNSKEY records that the signer has made, or remove the signatures",
                            {}});
    }
}

} // namespace namu
