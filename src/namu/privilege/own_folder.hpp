#pragma once

#include "namu/privilege/identity.hpp"

#include <optional>
#include <string>

namespace namu::privilege {

/// Makes a folder, and those on the way to it, where it is not there: readable for `identity` alone and the members of
/// its group, and its own. What is there already stays as it is. Returns what could not be done; empty: nothing.
///
/// For the folders of state, logs and the control socket, before rights are dropped and files closed.
[[nodiscard]] std::string make_own_folder(const std::string& path, const std::optional<Identity>& identity);

} // namespace namu::privilege
