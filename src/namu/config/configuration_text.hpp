#pragma once

#include "namu/config/configuration.hpp"

#include <string>

namespace namu::config {

/// All of it as TOML that reads back as the same; where nothing is chosen, a comment says what holds. Paths are as they
/// are seen from where the program runs.
[[nodiscard]] std::string to_toml(const Configuration& configuration);

} // namespace namu::config
