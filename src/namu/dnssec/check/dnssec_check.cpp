#include "namu/dnssec/check/dnssec_check.hpp"

#include "namu/dnssec/check/checks.hpp"

#include <span>

namespace namu {
namespace {

constexpr SignedZoneCheck* checks_of_all[] = {check_half_signed, check_cds, check_zonemd};
constexpr SignedZoneCheck* checks_of_signed[] = {check_zone_keys, check_signature_times, check_denial};
constexpr SignedZoneCheck* thorough_checks[] = {
    check_dnskey_not_self_signed,
    check_missing_signature,
    check_needless_signature,
    check_signature_fields,
    check_signatures,
    check_nsec_chain,
    check_nsec3_chain,
};

void run(std::span<SignedZoneCheck* const> checks, const SignedZone& zone, Diagnostics& diagnostics)
{
    for (SignedZoneCheck* const check : checks)
        check(zone, diagnostics);
}

} // namespace

void check_dnssec(const BuiltZone& built, const DnssecCheck& how, Diagnostics& diagnostics)
{
    const TypeIndex no_index;
    const CheckInput input{*built.zone, built.positions, built.notes, no_index};
    const SignedZone zone{input, how.now};
    run(checks_of_all, zone, diagnostics);
    if (!zone.is_signed())
        return;
    run(checks_of_signed, zone, diagnostics);
    if (how.depth == DnssecCheck::Depth::full)
        run(thorough_checks, zone, diagnostics);
}

} // namespace namu
