#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/dnssec/check/signature_form.hpp"
#include "namu/zone/check/spelling.hpp"

#include <string>
#include <utility>

namespace namu {
namespace {

const std::string sign_again = "sign the zone again";

void check_signer(const SignedZone& zone, const CheckedSignature& signature, Diagnostics& diagnostics)
{
    if (signature.fields.signer == zone.zone().apex())
        return;
    diagnostics.report({&dnssec_rule::signature_signer,
                        signature.position().rdata(),
                        "the signature names " + quoted(signature.fields.signer) +
                            " as its signer, and the zone is " + quoted(zone.zone().apex()),
                        sign_again,
                        {}});
}

void check_labels(const CheckedSignature& signature, Diagnostics& diagnostics)
{
    const std::size_t labels = labels_to_sign(signature.from.owner());
    if (signature.fields.labels == labels)
        return;
    diagnostics.report({&dnssec_rule::signature_labels,
                        signature.position().rdata(),
                        "the signature is one of a name with " + std::to_string(signature.fields.labels) +
                            " labels, and " + quoted(signature.from.owner()) + " has " +
                            std::to_string(labels),
                        sign_again,
                        {}});
}

void report_ttl(const CheckedSignature& signature, std::string message, Diagnostics& diagnostics)
{
    diagnostics.report({&dnssec_rule::signature_ttl,
                        signature.position().rdata(),
                        std::move(message),
                        "write the TTL that was signed, or " + sign_again,
                        {}});
}

void check_ttl(const CheckedSignature& signature, Diagnostics& diagnostics)
{
    const RRsetView signed_set = signature.node().find(signature.fields.covered);
    if (!signed_set.exists())
        return;
    const std::string ttl = std::to_string(signed_set.ttl().seconds());
    if (signature.fields.original_ttl != signed_set.ttl().seconds())
        report_ttl(signature,
                   "the signature is one of records with TTL " +
                       std::to_string(signature.fields.original_ttl) + ", and they have " + ttl,
                   diagnostics);
    else if (signature.from.records().ttl() != signed_set.ttl())
        report_ttl(signature,
                   "the signature has TTL " + std::to_string(signature.from.records().ttl().seconds()) +
                       ", and the records that it signs have " + ttl,
                   diagnostics);
}

} // namespace

void check_signature_fields(const SignedZone& zone, Diagnostics& diagnostics)
{
    for_each_signature(zone, [&](const CheckedSignature& signature) {
        check_signer(zone, signature, diagnostics);
        check_labels(signature, diagnostics);
        check_ttl(signature, diagnostics);
    });
}

} // namespace namu
