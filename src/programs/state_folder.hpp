#pragma once

#include <optional>
#include <string>

namespace namu {

/// Where a program of this user may keep what it can do without: `$STATE_DIRECTORY` (systemd.exec(5)), else
/// `$XDG_STATE_HOME/namu`, else `~/.local/state/namu`. Nothing where no such place is known. Only looked up, not made.
[[nodiscard]] std::optional<std::string> usual_state_folder();

/// Whether that is `$STATE_DIRECTORY`: a place that somebody gave to this service and no other.
[[nodiscard]] bool is_state_folder_of_a_service();

} // namespace namu
