#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/dnssec/check/signed_zone.hpp"

/// The rules, each in a file of its name; what one is about says its row in rules.hpp.
namespace namu {

using SignedZoneCheck = void(const SignedZone& zone, Diagnostics& diagnostics);

// Of every zone.
SignedZoneCheck check_cds;         ///< cds-without-key, cds-and-cdnskey-differ, cds-delete-not-alone
SignedZoneCheck check_zonemd;      ///< zonemd-mismatch, -serial, -unsupported, -repeated
SignedZoneCheck check_half_signed; ///< keys-without-signatures, signatures-without-keys

// Of signed zones.
SignedZoneCheck check_zone_keys;       ///< unusable-dnskey, outdated-algorithm
SignedZoneCheck check_signature_times; ///< signature-expired, -not-yet-valid, -expires-soon
SignedZoneCheck check_denial; ///< no-denial-chain, unknown-nsec3-hash, nsec-and-nsec3, nsec3-iterations

// Of signed zones, when all is looked at.
SignedZoneCheck check_dnskey_not_self_signed;
SignedZoneCheck check_missing_signature;  ///< missing-signature, missing-signature-algorithm
SignedZoneCheck check_needless_signature; ///< signature-over-nothing, signature-of-delegation
SignedZoneCheck check_signature_fields;   ///< signature-signer, -labels, -ttl
SignedZoneCheck check_signatures;         ///< signature-by-unknown-key, signature-does-not-verify
SignedZoneCheck check_nsec_chain;         ///< nsec-missing, -needless, -wrong-next, -wrong-types
SignedZoneCheck check_nsec3_chain; ///< nsec3-missing, -needless, -parameters, -wrong-next, -wrong-types

} // namespace namu
