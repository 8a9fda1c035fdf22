#pragma once

#include "namu/base/diagnostic.hpp"

#include <span>

/// What can be wrong with a configuration.
namespace namu::config_rule {

inline constexpr DiagnosticRule bad_listen_address{"bad-listen-address", Severity::error};
inline constexpr DiagnosticRule bad_name_in_configuration{"bad-name-in-configuration", Severity::error,
                                                          "RFC 1035 §2.3.4"};
inline constexpr DiagnosticRule bad_prefix{"bad-prefix", Severity::error};
inline constexpr DiagnosticRule bad_value{"bad-value", Severity::error};
inline constexpr DiagnosticRule hidden_view{"hidden-view", Severity::warning};
inline constexpr DiagnosticRule listener_given_twice{"listener-given-twice", Severity::error};
inline constexpr DiagnosticRule missing_key{"missing-key", Severity::error};
inline constexpr DiagnosticRule configuration_not_readable{"configuration-not-readable", Severity::error};
inline constexpr DiagnosticRule not_toml{"not-toml", Severity::error};
inline constexpr DiagnosticRule unknown_key{"unknown-key", Severity::error};
inline constexpr DiagnosticRule unknown_zone{"unknown-zone", Severity::error};
inline constexpr DiagnosticRule useless_key{"useless-key", Severity::error};
inline constexpr DiagnosticRule view_given_twice{"view-given-twice", Severity::error};
inline constexpr DiagnosticRule wrong_type{"wrong-type", Severity::error};
inline constexpr DiagnosticRule zone_named_twice{"zone-named-twice", Severity::error};

} // namespace namu::config_rule

namespace namu {

/// All rules of this layer.
[[nodiscard]] std::span<const DiagnosticRule> config_rules() noexcept;

} // namespace namu
