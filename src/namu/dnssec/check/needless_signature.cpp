#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {
namespace {

void report_over_nothing(const CheckedSignature& signature, Diagnostics& diagnostics)
{
    diagnostics.report({&dnssec_rule::signature_over_nothing,
                        signature.position().owner(),
                        quoted(signature.from.owner()) + " has a signature over " +
                            to_text(signature.fields.covered) + " records and none of these",
                        "remove the signature, or add the records and sign the zone again",
                        {}});
}

void report_delegation(const CheckedSignature& signature, Diagnostics& diagnostics)
{
    diagnostics.report({&dnssec_rule::signature_of_delegation,
                        signature.position().owner(),
                        "the " + to_text(signature.fields.covered) + " records of " +
                            quoted(signature.from.owner()) + " are the child zone's to sign, not this one's",
                        "remove the signature; of a delegation only DS and NSEC records are signed",
                        {}});
}

} // namespace

void check_needless_signature(const SignedZone& zone, Diagnostics& diagnostics)
{
    for_each_signature(zone, [&](const CheckedSignature& signature) {
        if (!signature.node().find(signature.fields.covered).exists())
            report_over_nothing(signature, diagnostics);
        else if (!is_to_be_signed(signature.node(), signature.fields.covered))
            report_delegation(signature, diagnostics);
    });
}

} // namespace namu
