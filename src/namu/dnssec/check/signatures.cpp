#include "namu/dnssec/canonical_octets.hpp"
#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/dnssec/check/signature_form.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace namu {
namespace {

/// Verifies the signatures of a zone one after the other.
class Verifier {
public:
    Verifier(const SignedZone& zone, Diagnostics& diagnostics) : zone_{zone}, diagnostics_{diagnostics} {}

    void check(const CheckedSignature& signature)
    {
        const RRsetView signed_set = signature.node().find(signature.fields.covered);
        // Of the others another rule speaks.
        if (!signed_set.exists() || !is_to_be_signed(signature.node(), signature.fields.covered) ||
            signature.fields.signer != zone_.zone().apex() ||
            signature.fields.labels != labels_to_sign(signature.from.owner()))
            return;
        const auto keys = candidates(signature.fields);
        if (keys.empty())
            return report_unknown_key(signature);
        const bool is_opaque = std::ranges::any_of(keys, [](const ZoneKey* key) { return !key->key; });
        if (is_opaque)
            return; // of an algorithm that Namu does not know, or a key of which zone-keys speaks
        octets_.clear();
        append_signed_octets(signature.rdata, signed_set, octets_);
        const bool is_good = std::ranges::any_of(keys, [&](const ZoneKey* key) {
            return key->key->verifies(octets_, signature.fields.signature);
        });
        if (!is_good)
            report_bad(signature);
    }

private:
    /// The keys that the signature may be of: tags are no names, so there may be several.
    [[nodiscard]] std::vector<const ZoneKey*> candidates(const RrsigFields& fields) const
    {
        std::vector<const ZoneKey*> found;
        for (const ZoneKey& key : zone_.keys) {
            if (key.tag == fields.key_tag && key.algorithm == fields.algorithm && key.may_sign())
                found.push_back(&key);
        }
        return found;
    }

    void report_unknown_key(const CheckedSignature& signature)
    {
        diagnostics_.report({&dnssec_rule::signature_by_unknown_key,
                             signature.position().rdata(),
                             "the zone has no zone key with tag " + std::to_string(signature.fields.key_tag) +
                                 " and algorithm " + std::to_string(signature.fields.algorithm) +
                                 ", by which this signature was made",
                             "add the DNSKEY record of the key, or sign the zone again",
                             {}});
    }

    void report_bad(const CheckedSignature& signature)
    {
        diagnostics_.report({&dnssec_rule::signature_does_not_verify,
                             signature.position().rdata(),
                             "this is not the signature over the " + to_text(signature.fields.covered) +
                                 " records of " + quoted(signature.from.owner()) +
                                 ": they, the key or the signature were changed",
                             "sign the zone again after every change",
                             {}});
    }

    const SignedZone& zone_;
    Diagnostics& diagnostics_;
    OctetList octets_;
};

} // namespace

void check_signatures(const SignedZone& zone, Diagnostics& diagnostics)
{
    Verifier verifier{zone, diagnostics};
    for_each_signature(zone, [&verifier](const CheckedSignature& signature) { verifier.check(signature); });
}

} // namespace namu
