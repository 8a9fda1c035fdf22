#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"

#include <algorithm>

namespace namu {
namespace {

bool is_signed_by(const CheckedRRset& signatures, const ZoneKey& key)
{
    return std::any_of(signatures.records().begin(), signatures.records().end(), [&](Bytes rdata) {
        const RrsigFields fields = read_rrsig(rdata);
        return fields.key_tag == key.tag && fields.algorithm == key.algorithm;
    });
}

} // namespace

/// Through the key that the parent's DS stands for a validator comes to trust the others: that key must sign them.
void check_dnskey_not_self_signed(const SignedZone& zone, Diagnostics& diagnostics)
{
    const NodeView apex = zone.zone().apex_node();
    const auto signatures = find_signatures(zone.input, apex, RRType::DNSKEY);
    const auto is_entry_point = [](const ZoneKey& key) { return key.may_sign() && key.is_entry_point(); };
    const auto entry = std::ranges::find_if(zone.keys, is_entry_point);
    if (!signatures || entry == zone.keys.end())
        return;
    const auto signs_the_keys = [&](const ZoneKey& key) {
        return is_entry_point(key) && is_signed_by(*signatures, key);
    };
    if (std::ranges::any_of(zone.keys, signs_the_keys))
        return;
    diagnostics.report({&dnssec_rule::dnskey_not_self_signed,
                        find_rrset(zone.input, apex, RRType::DNSKEY)->position(entry->record).rdata(),
                        "no key with flags 257, of which DS records are made, signs the DNSKEY records",
                        "sign the DNSKEY records with this key",
                        {}});
}

} // namespace namu
