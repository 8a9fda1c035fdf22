#pragma once

#include "namu/base/diagnostic.hpp"

#include <span>

/// What the records of a zone can break together (docs/diagnostics.md). An error keeps a zone from being
/// served, unless it is one of a part that harms nothing else: such a zone is served, and `namu check`
/// refuses it.
namespace namu::zone_rule {

inline constexpr bool tolerable = true;

// The apex.
inline constexpr DiagnosticRule no_soa{"no-soa", Severity::error, "RFC 1035 §5.2"};
inline constexpr DiagnosticRule several_soas{"several-soas", Severity::error, "RFC 1035 §5.2"};
inline constexpr DiagnosticRule soa_not_at_apex{"soa-not-at-apex", Severity::error, "RFC 1035 §5.2"};
inline constexpr DiagnosticRule no_apex_ns{"no-apex-ns", Severity::error, "RFC 1034 §4.2.1"};
inline constexpr DiagnosticRule ds_at_apex{"ds-at-apex", Severity::error, "RFC 4035 §2.4", tolerable};
inline constexpr DiagnosticRule apex_only_type{"apex-only-type", Severity::warning, "RFC 4035 §2.1"};
inline constexpr DiagnosticRule out_of_zone{"out-of-zone", Severity::error, "RFC 1035 §5.2", tolerable};

// The fields of the SOA.
inline constexpr DiagnosticRule soa_mail_has_at{"soa-mail-has-at", Severity::error, "RFC 1035 §3.3.13"};
inline constexpr DiagnosticRule soa_mail_without_domain{"soa-mail-without-domain", Severity::warning,
                                                        "RFC 1035 §3.3.13"};
inline constexpr DiagnosticRule soa_timers{"soa-timers", Severity::warning, "RFC 1912 §2.2"};
inline constexpr DiagnosticRule serial_zero{"serial-zero", Severity::warning, "RFC 1982 §3.2"};

// Records that cannot be together.
inline constexpr DiagnosticRule cname_and_other_data{"cname-and-other-data", Severity::error,
                                                     "RFC 1034 §3.6.2"};
inline constexpr DiagnosticRule several_cnames{"several-cnames", Severity::error, "RFC 2181 §10.1"};
inline constexpr DiagnosticRule several_dnames{"several-dnames", Severity::error, "RFC 6672 §2.4"};
inline constexpr DiagnosticRule dname_and_ns{"dname-and-ns", Severity::error, "RFC 6672 §2.3"};
inline constexpr DiagnosticRule data_below_dname{"data-below-dname", Severity::error, "RFC 6672 §2.4"};
inline constexpr DiagnosticRule duplicate_record{"duplicate-record", Severity::warning, "RFC 2181 §5"};
inline constexpr DiagnosticRule ttls_differ{"ttls-differ", Severity::warning, "RFC 2181 §5.2"};
inline constexpr DiagnosticRule rrset_too_large{"rrset-too-large", Severity::warning, "RFC 1035 §4.2.2"};
inline constexpr DiagnosticRule several_csyncs{"several-csyncs", Severity::warning, "RFC 7477 §2.1"};
inline constexpr DiagnosticRule several_spfs{"several-spfs", Severity::warning, "RFC 7208 §4.5"};
inline constexpr DiagnosticRule null_mx_not_alone{"null-mx-not-alone", Severity::warning, "RFC 7505 §3"};
inline constexpr DiagnosticRule null_srv_not_alone{"null-srv-not-alone", Severity::warning, "RFC 2782"};
inline constexpr DiagnosticRule svcb_mixed_modes{"svcb-mixed-modes", Severity::warning, "RFC 9460 §2.4.1"};
inline constexpr DiagnosticRule svcb_several_aliases{"svcb-several-aliases", Severity::warning,
                                                     "RFC 9460 §2.4.2"};

// One record.
inline constexpr DiagnosticRule not_a_host_name{"not-a-host-name", Severity::warning, "RFC 1123 §2.1"};
inline constexpr DiagnosticRule asterisk_inside{"asterisk-inside", Severity::warning, "RFC 4592 §2.1.1"};
inline constexpr DiagnosticRule tlsa_length{"tlsa-length", Severity::warning, "RFC 6698 §2.1.3"};
inline constexpr DiagnosticRule mapped_address{"mapped-address", Severity::warning, "RFC 4291 §2.5.5.2"};
inline constexpr DiagnosticRule unquoted_text{"unquoted-text", Severity::warning, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule spf_type{"spf-type", Severity::warning, "RFC 7208 §3.1"};
inline constexpr DiagnosticRule naptr_with_both{"naptr-with-both", Severity::warning, "RFC 3403 §4.1"};
inline constexpr DiagnosticRule svcb_alias_with_params{"svcb-alias-with-params", Severity::warning,
                                                       "RFC 9460 §2.4.2"};
inline constexpr DiagnosticRule svcb_alias_of_itself{"svcb-alias-of-itself", Severity::warning,
                                                     "RFC 9460 §2.4.2"};
inline constexpr DiagnosticRule short_ttl{"short-ttl", Severity::warning, "RFC 9199 §3.5"};

// Zone cuts.
inline constexpr DiagnosticRule missing_glue{"missing-glue", Severity::error, "RFC 1035 §5.2", tolerable};
inline constexpr DiagnosticRule data_at_zone_cut{"data-at-zone-cut", Severity::warning, "RFC 2181 §6.1"};
inline constexpr DiagnosticRule occluded_record{"occluded-record", Severity::warning, "RFC 2136 §7.18"};
inline constexpr DiagnosticRule ds_without_ns{"ds-without-ns", Severity::warning, "RFC 4035 §2.4"};
inline constexpr DiagnosticRule wildcard_ns{"wildcard-ns", Severity::warning, "RFC 4592 §4.2"};
inline constexpr DiagnosticRule wildcard_dname{"wildcard-dname", Severity::warning, "RFC 4592 §4.4"};

// Names that records point to.
inline constexpr DiagnosticRule missing_final_dot{"missing-final-dot", Severity::warning, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule target_is_address{"target-is-address", Severity::error, "RFC 1034 §3.6"};
inline constexpr DiagnosticRule ns_target_is_cname{"ns-target-is-cname", Severity::error, "RFC 2181 §10.3",
                                                   tolerable};
inline constexpr DiagnosticRule mx_target_is_cname{"mx-target-is-cname", Severity::error, "RFC 2181 §10.3",
                                                   tolerable};
inline constexpr DiagnosticRule srv_target_is_cname{"srv-target-is-cname", Severity::warning, "RFC 2782"};
inline constexpr DiagnosticRule ns_target_without_address{"ns-target-without-address", Severity::error,
                                                          "RFC 1912 §2.8", tolerable};
inline constexpr DiagnosticRule mx_target_without_address{"mx-target-without-address", Severity::warning,
                                                          "RFC 1912 §2.5"};
inline constexpr DiagnosticRule srv_target_without_address{"srv-target-without-address", Severity::warning,
                                                           "RFC 2782"};
inline constexpr DiagnosticRule target_missing{"target-missing", Severity::warning, "RFC 1912 §2.4"};
inline constexpr DiagnosticRule dangling_cname{"dangling-cname", Severity::warning, "RFC 1912 §2.4"};
inline constexpr DiagnosticRule cname_loop{"cname-loop", Severity::error, "RFC 1034 §3.6.2", tolerable};

} // namespace namu::zone_rule

namespace namu {

/// All rules of this folder, for the list of diagnostics.
[[nodiscard]] std::span<const DiagnosticRule> zone_rules() noexcept;

} // namespace namu
