#pragma once

#include "namu/config/configuration.hpp"
#include "namu/privilege/file_access.hpp"

#include <string>
#include <vector>

namespace namu {

/// Which files a server goes on needing once it runs.
///
/// Of a file it needs the folder: editors put a new file in the place of the old one. What such names lead to by
/// symbolic links counts as well.
///
/// \param others   files that the configuration does not name: itself, and what zone files include
/// \param written  folders of state, logs and the control socket, as far as they are there
[[nodiscard]] privilege::FileAccess serve_files(const config::Configuration& configuration,
                                                const std::vector<std::string>& others,
                                                std::vector<std::string> written);

} // namespace namu
