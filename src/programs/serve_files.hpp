#pragma once

#include "namu/load/zone_request.hpp"
#include "namu/privilege/file_access.hpp"

#include <optional>
#include <string>
#include <vector>

namespace namu {

/// Which files a server goes on needing once it runs.
///
/// Of a file it needs the folder: editors put a new file in the place of the old one. What such names lead to by
/// symbolic links counts as well, and so do the files that zone files include.
///
/// \param included  files that zones include; their folders are read
/// \param written   folders of state, logs and the control socket, as far as they are there
[[nodiscard]] privilege::FileAccess serve_files(const ZoneArguments& zones,
                                                const std::vector<std::string>& included,
                                                std::vector<std::string> written);

} // namespace namu
