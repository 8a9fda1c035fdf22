#pragma once

#include "namu/base/diagnostic.hpp"

#include <span>

/// What a record's text can break. The rules whose source depends on the record type are in FieldRules.
namespace namu::rdata {

inline constexpr DiagnosticRule too_many_fields{"too-many-fields", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule unexpected_quotes{"unexpected-quotes", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule bad_ipv4{"bad-ipv4", Severity::error, "RFC 1035 §3.4.1"};
inline constexpr DiagnosticRule bad_ipv6{"bad-ipv6", Severity::error, "RFC 3596 §2.4"};
inline constexpr DiagnosticRule bad_escape{"bad-escape", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule empty_label{"empty-label", Severity::error, "RFC 1035 §3.1"};
inline constexpr DiagnosticRule label_too_long{"label-too-long", Severity::error, "RFC 1035 §2.3.4"};
inline constexpr DiagnosticRule name_too_long{"name-too-long", Severity::error, "RFC 1035 §2.3.4"};
inline constexpr DiagnosticRule string_too_long{"string-too-long", Severity::error, "RFC 1035 §3.3"};
inline constexpr DiagnosticRule bad_base32hex{"bad-base32hex", Severity::error, "RFC 5155 §3.3"};
inline constexpr DiagnosticRule bad_time{"bad-time", Severity::error, "RFC 4034 §3.2"};
inline constexpr DiagnosticRule bad_covered_type{"bad-covered-type", Severity::error, "RFC 4034 §3.2"};
inline constexpr DiagnosticRule bad_type_bitmap{"bad-type-bitmap", Severity::error, "RFC 4034 §4.2"};
inline constexpr DiagnosticRule bad_algorithm{"bad-algorithm", Severity::error, "RFC 4034 §2.2"};
inline constexpr DiagnosticRule unknown_mnemonic{"unknown-mnemonic", Severity::error, {}};
inline constexpr DiagnosticRule bad_signer{"bad-signer", Severity::error, "RFC 4034 §3.1.3"};
inline constexpr DiagnosticRule bad_svcb_param{"bad-svcb-param", Severity::error, "RFC 9460 §2.1"};
inline constexpr DiagnosticRule bad_loc{"bad-loc", Severity::error, "RFC 1876 §3"};
inline constexpr DiagnosticRule bad_caa_tag{"bad-caa-tag", Severity::error, "RFC 8659 §4.1"};
inline constexpr DiagnosticRule bad_address{"bad-address", Severity::error, {}};
inline constexpr DiagnosticRule bad_key{"bad-key", Severity::error, {}};
inline constexpr DiagnosticRule bad_generic_form{"bad-generic-form", Severity::error, "RFC 3597 §5"};
inline constexpr DiagnosticRule generic_length_mismatch{"generic-length-mismatch", Severity::error,
                                                        "RFC 3597 §5"};
inline constexpr DiagnosticRule generic_form_needed{"generic-form-needed", Severity::error, "RFC 3597 §5"};
inline constexpr DiagnosticRule rdata_too_long{"rdata-too-long", Severity::error, "RFC 1035 §3.2.1"};

/// All rules of record texts, for the documentation and its check.
[[nodiscard]] std::span<const DiagnosticRule> rules() noexcept;

} // namespace namu::rdata
