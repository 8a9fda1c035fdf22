#pragma once

#include "namu/base/diagnostic.hpp"

#include <span>
#include <vector>

/// What can be wrong between the zones of one hierarchy.
namespace namu::tree_rule {

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

// The hierarchy as a whole.
inline constexpr DiagnosticRule delegation_glue_incomplete{"delegation-glue-incomplete", Severity::warning,
                                                           "RFC 9471 §2.1"};
inline constexpr DiagnosticRule lame_delegation{"lame-delegation", Severity::error, "RFC 1912 §2.8", true};
inline constexpr DiagnosticRule orphan_zone{"orphan-zone", Severity::error, "RFC 1034 §4.2.2", true};
inline constexpr DiagnosticRule name_server_loop{"name-server-loop", Severity::error, "RFC 9471 §2.3", true};
inline constexpr DiagnosticRule pointer_without_address{"pointer-without-address", Severity::warning,
                                                        "RFC 1912 §2.1"};
inline constexpr DiagnosticRule address_without_pointer{"address-without-pointer", Severity::warning,
                                                        "RFC 1912 §2.1"};

} // namespace namu::tree_rule

namespace namu {

/// All rules of this layer.
[[nodiscard]] std::span<const DiagnosticRule> tree_rules() noexcept;

/// Every rule that reading and judging zones knows, ordered by id: what docs/diagnostics.md explains.
[[nodiscard]] std::vector<const DiagnosticRule*> all_diagnostic_rules();

} // namespace namu
