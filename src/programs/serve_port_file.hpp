#pragma once

#include "namu/base/result.hpp"

#include <cstdint>
#include <string>

namespace namu {

/// Writes the number and a line end. Who waits for a new file never sees it half written; what is there
/// already (an empty file, a pipe) is written to in place. On an error no new file is left.
[[nodiscard]] error_code write_port_file(const std::string& path, std::uint16_t port);

} // namespace namu
