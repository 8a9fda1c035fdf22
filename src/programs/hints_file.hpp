#pragma once

#include "namu/resolve/root_hints.hpp"

#include <optional>
#include <string>

namespace namu {

/// Reads a file of root hints. Nothing, and a complaint printed, where it cannot be read or has no servers.
[[nodiscard]] std::optional<resolve::RootHints> read_hints_file(const std::string& path);

} // namespace namu
