#include "namu/dnssec/check/rules.hpp"

#include <array>

namespace namu {
namespace {

using namespace dnssec_rule;

constexpr std::array rules{
    keys_without_signatures,
    signatures_without_keys,
    unusable_dnskey,
    outdated_algorithm,
    dnskey_not_self_signed,
    cds_without_key,
    cds_and_cdnskey_differ,
    cds_delete_not_alone,
    missing_signature,
    missing_signature_algorithm,
    signature_over_nothing,
    signature_of_delegation,
    signature_expired,
    signature_not_yet_valid,
    signature_expires_soon,
    signature_signer,
    signature_labels,
    signature_ttl,
    signature_by_unknown_key,
    signature_does_not_verify,
    no_denial_chain,
    unknown_nsec3_hash,
    nsec_and_nsec3,
    nsec3_iterations,
    nsec_missing,
    nsec_needless,
    nsec_wrong_next,
    nsec_wrong_types,
    nsec3_missing,
    nsec3_needless,
    nsec3_parameters,
    nsec3_wrong_next,
    nsec3_wrong_types,
    zonemd_mismatch,
    zonemd_serial,
    zonemd_unsupported,
    zonemd_repeated,
};

} // namespace

std::span<const DiagnosticRule> dnssec_rules() noexcept
{
    return rules;
}

} // namespace namu
