#pragma once

#include "namu/base/diagnostic.hpp"

#include <span>

/// What a master file can break outside of RDATA (docs/zone-files.md). The rules of names and of quotes are
/// shared with it and stand in namu/wire/rdata/rules.hpp.
namespace namu::zonefile_rule {

// Lines and words.
inline constexpr DiagnosticRule unclosed_quote{"unclosed-quote", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule unclosed_parenthesis{"unclosed-parenthesis", Severity::error,
                                                     "RFC 1035 §5.1"};
inline constexpr DiagnosticRule nested_parenthesis{"nested-parenthesis", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule stray_parenthesis{"stray-parenthesis", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule entry_too_long{"entry-too-long", Severity::error, "RFC 1035 §4.1.3"};

// The head of a record.
inline constexpr DiagnosticRule no_owner{"no-owner", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule bad_ttl{"bad-ttl", Severity::error, "RFC 2308 §4"};
inline constexpr DiagnosticRule ttl_too_large{"ttl-too-large", Severity::error, "RFC 2181 §8"};
inline constexpr DiagnosticRule no_ttl{"no-ttl", Severity::warning, "RFC 2308 §4"};
inline constexpr DiagnosticRule missing_ttl{"missing-ttl", Severity::error, "RFC 2308 §4"};
inline constexpr DiagnosticRule class_mismatch{"class-mismatch", Severity::error, "RFC 1035 §5.2"};
inline constexpr DiagnosticRule missing_type{"missing-type", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule unknown_type{"unknown-type", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule meta_type_in_zone{"meta-type-in-zone", Severity::error, "RFC 6895 §3.1"};

// Lines that begin with `$`.
inline constexpr DiagnosticRule unknown_directive{"unknown-directive", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule misplaced_directive{"misplaced-directive", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule bad_directive{"bad-directive", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule bad_origin{"bad-origin", Severity::error, "RFC 1035 §5.1"};
inline constexpr DiagnosticRule origin_without_final_dot{"origin-without-final-dot", Severity::error,
                                                         "RFC 1035 §5.1"};
inline constexpr DiagnosticRule include_not_found{"include-not-found", Severity::error, "RFC 1035 §5.2"};
inline constexpr DiagnosticRule include_not_readable{"include-not-readable", Severity::error,
                                                     "RFC 1035 §5.2"};
inline constexpr DiagnosticRule include_loop{"include-loop", Severity::error, "RFC 1035 §5.2"};
inline constexpr DiagnosticRule include_too_deep{"include-too-deep", Severity::error, "RFC 1035 §5.2"};
inline constexpr DiagnosticRule include_too_many{"include-too-many", Severity::error};
inline constexpr DiagnosticRule include_refused{"include-refused", Severity::error};
inline constexpr DiagnosticRule generate_bad_range{"generate-bad-range", Severity::error};
inline constexpr DiagnosticRule generate_bad_modifier{"generate-bad-modifier", Severity::error};
inline constexpr DiagnosticRule generate_too_many{"generate-too-many", Severity::error};

// The file as a whole.
inline constexpr DiagnosticRule file_not_found{"file-not-found", Severity::error};
inline constexpr DiagnosticRule file_not_readable{"file-not-readable", Severity::error};
inline constexpr DiagnosticRule empty_file{"empty-file", Severity::error};
inline constexpr DiagnosticRule not_a_text_file{"not-a-text-file", Severity::error, "RFC 1035 §5"};
inline constexpr DiagnosticRule too_many_errors{"too-many-errors", Severity::error};

} // namespace namu::zonefile_rule

namespace namu {

/// All rules of this layer, for the list of diagnostics.
[[nodiscard]] std::span<const DiagnosticRule> zonefile_rules() noexcept;

} // namespace namu
