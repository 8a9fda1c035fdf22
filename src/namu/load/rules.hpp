#pragma once

#include "namu/base/diagnostic.hpp"

#include <span>

/// What can be wrong about the choice of zones, and about a zone that was read again.
namespace namu::load_rule {

inline constexpr DiagnosticRule folder_not_readable{"folder-not-readable", Severity::error};
inline constexpr DiagnosticRule folder_without_zones{"folder-without-zones", Severity::error};
inline constexpr DiagnosticRule bad_zone_list_line{"bad-zone-list-line", Severity::error};
inline constexpr DiagnosticRule bad_zone_name{"bad-zone-name", Severity::error, "RFC 1035 §2.3.4"};
inline constexpr DiagnosticRule origin_not_found{"origin-not-found", Severity::error};
inline constexpr DiagnosticRule zone_given_twice{"zone-given-twice", Severity::error};

// A zone that was read again.
inline constexpr DiagnosticRule serial_not_raised{"serial-not-raised", Severity::warning, "RFC 1912 §2.2"};

} // namespace namu::load_rule

namespace namu {

/// All rules of this layer.
[[nodiscard]] std::span<const DiagnosticRule> load_rules() noexcept;

} // namespace namu
