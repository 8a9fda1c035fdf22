#pragma once

#include "namu/base/diagnostic.hpp"

#include <span>

/// What the DNSSEC records and digests of a zone can break (docs/diagnostics.md). None of these keeps a zone
/// from being served: validators judge for themselves, and who does not validate loses nothing.
namespace namu::dnssec_rule {

inline constexpr bool tolerable = true;

// Keys.
inline constexpr DiagnosticRule keys_without_signatures{"keys-without-signatures", Severity::warning,
                                                        "RFC 4035 §2.2"};
inline constexpr DiagnosticRule signatures_without_keys{"signatures-without-keys", Severity::warning,
                                                        "RFC 4035 §2.1"};
inline constexpr DiagnosticRule unusable_dnskey{"unusable-dnskey", Severity::warning, "RFC 4034 §2.1"};
inline constexpr DiagnosticRule outdated_algorithm{"outdated-algorithm", Severity::warning, "RFC 8624 §3.1"};
inline constexpr DiagnosticRule dnskey_not_self_signed{"dnskey-not-self-signed", Severity::warning,
                                                       "RFC 4035 §5.2"};
inline constexpr DiagnosticRule cds_without_key{"cds-without-key", Severity::warning, "RFC 7344 §4.1"};
inline constexpr DiagnosticRule cds_and_cdnskey_differ{"cds-and-cdnskey-differ", Severity::warning,
                                                       "RFC 7344 §4"};
inline constexpr DiagnosticRule cds_delete_not_alone{"cds-delete-not-alone", Severity::warning,
                                                     "RFC 8078 §4"};

// Signatures.
inline constexpr DiagnosticRule missing_signature{"missing-signature", Severity::error, "RFC 4035 §2.2",
                                                  tolerable};
inline constexpr DiagnosticRule missing_signature_algorithm{"missing-signature-algorithm", Severity::warning,
                                                            "RFC 4035 §2.2"};
inline constexpr DiagnosticRule signature_over_nothing{"signature-over-nothing", Severity::warning,
                                                       "RFC 4034 §3"};
inline constexpr DiagnosticRule signature_of_delegation{"signature-of-delegation", Severity::warning,
                                                        "RFC 4035 §2.2"};
inline constexpr DiagnosticRule signature_expired{"signature-expired", Severity::error, "RFC 4035 §5.3.1",
                                                  tolerable};
inline constexpr DiagnosticRule signature_not_yet_valid{"signature-not-yet-valid", Severity::error,
                                                        "RFC 4035 §5.3.1", tolerable};
inline constexpr DiagnosticRule signature_expires_soon{"signature-expires-soon", Severity::warning,
                                                       "RFC 6781 §4.4.2"};
inline constexpr DiagnosticRule signature_signer{"signature-signer", Severity::error, "RFC 4035 §5.3.1",
                                                 tolerable};
inline constexpr DiagnosticRule signature_labels{"signature-labels", Severity::error, "RFC 4034 §3.1.3",
                                                 tolerable};
inline constexpr DiagnosticRule signature_ttl{"signature-ttl", Severity::warning, "RFC 4035 §2.2"};
inline constexpr DiagnosticRule signature_by_unknown_key{"signature-by-unknown-key", Severity::error,
                                                         "RFC 4035 §5.3.1", tolerable};
inline constexpr DiagnosticRule signature_does_not_verify{"signature-does-not-verify", Severity::error,
                                                          "RFC 4035 §5.3.3", tolerable};

// Denial of existence.
inline constexpr DiagnosticRule no_denial_chain{"no-denial-chain", Severity::error, "RFC 4035 §2.3",
                                                tolerable};
inline constexpr DiagnosticRule unknown_nsec3_hash{"unknown-nsec3-hash", Severity::error, "RFC 5155 §8.1",
                                                   tolerable};
inline constexpr DiagnosticRule nsec_and_nsec3{"nsec-and-nsec3", Severity::warning, "RFC 5155 §10.4"};
inline constexpr DiagnosticRule nsec3_iterations{"nsec3-iterations", Severity::warning, "RFC 9276 §3.2"};
inline constexpr DiagnosticRule nsec_missing{"nsec-missing", Severity::error, "RFC 4035 §2.3", tolerable};
inline constexpr DiagnosticRule nsec_needless{"nsec-needless", Severity::warning, "RFC 4035 §2.3"};
inline constexpr DiagnosticRule nsec_wrong_next{"nsec-wrong-next", Severity::error, "RFC 4034 §4.1.1",
                                                tolerable};
inline constexpr DiagnosticRule nsec_wrong_types{"nsec-wrong-types", Severity::error, "RFC 4034 §4.1.2",
                                                 tolerable};
inline constexpr DiagnosticRule nsec3_missing{"nsec3-missing", Severity::error, "RFC 5155 §7.1", tolerable};
inline constexpr DiagnosticRule nsec3_needless{"nsec3-needless", Severity::error, "RFC 5155 §7.1", tolerable};
inline constexpr DiagnosticRule nsec3_parameters{"nsec3-parameters", Severity::warning, "RFC 5155 §7.1"};
inline constexpr DiagnosticRule nsec3_wrong_next{"nsec3-wrong-next", Severity::error, "RFC 5155 §7.1",
                                                 tolerable};
inline constexpr DiagnosticRule nsec3_wrong_types{"nsec3-wrong-types", Severity::error, "RFC 5155 §7.1",
                                                  tolerable};

// The digest of the zone.
inline constexpr DiagnosticRule zonemd_mismatch{"zonemd-mismatch", Severity::error, "RFC 8976 §4", tolerable};
inline constexpr DiagnosticRule zonemd_serial{"zonemd-serial", Severity::error, "RFC 8976 §2.2.1", tolerable};
inline constexpr DiagnosticRule zonemd_unsupported{"zonemd-unsupported", Severity::warning, "RFC 8976 §4"};
inline constexpr DiagnosticRule zonemd_repeated{"zonemd-repeated", Severity::warning, "RFC 8976 §2"};

} // namespace namu::dnssec_rule

namespace namu {

/// All rules of this folder, for the list of diagnostics.
[[nodiscard]] std::span<const DiagnosticRule> dnssec_rules() noexcept;

} // namespace namu
