#pragma once

#include "namu/base/diagnostic.hpp"

#include <span>
#include <vector>

/// What can be wrong about the choice of zones, and about zones together.
namespace namu::load_rule {

inline constexpr DiagnosticRule folder_not_readable{"folder-not-readable", Severity::error};
inline constexpr DiagnosticRule folder_without_zones{"folder-without-zones", Severity::error};
inline constexpr DiagnosticRule bad_zone_list_line{"bad-zone-list-line", Severity::error};
inline constexpr DiagnosticRule bad_zone_name{"bad-zone-name", Severity::error, "RFC 1035 §2.3.4"};
inline constexpr DiagnosticRule origin_not_found{"origin-not-found", Severity::error};
inline constexpr DiagnosticRule zone_given_twice{"zone-given-twice", Severity::error};

// Both sides of a zone cut, where both zones are there.
inline constexpr DiagnosticRule delegation_servers_differ{"delegation-servers-differ", Severity::warning,
                                                          "RFC 1034 §4.2.2"};
inline constexpr DiagnosticRule delegation_ttl_differs{"delegation-ttl-differs", Severity::warning,
                                                       "RFC 9199 §3.6"};
inline constexpr DiagnosticRule delegation_glue_differs{"delegation-glue-differs", Severity::warning,
                                                        "RFC 1912 §2.3"};
inline constexpr DiagnosticRule delegation_without_key{"delegation-without-key", Severity::error,
                                                       "RFC 4035 §5.2", true};
inline constexpr DiagnosticRule delegation_without_ds{"delegation-without-ds", Severity::warning,
                                                      "RFC 4035 §2.4"};

// A zone that was read again.
inline constexpr DiagnosticRule serial_not_raised{"serial-not-raised", Severity::warning, "RFC 1912 §2.2"};

} // namespace namu::load_rule

namespace namu {

/// All rules of this layer.
[[nodiscard]] std::span<const DiagnosticRule> load_rules() noexcept;

/// Every rule that reading and judging a zone knows, ordered by id: what docs/diagnostics.md explains.
[[nodiscard]] std::vector<const DiagnosticRule*> all_diagnostic_rules();

} // namespace namu
