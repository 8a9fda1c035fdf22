#pragma once

#include "namu/base/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// Whether a file in a folder of zones is one by its name: `*.zone`, `*.db` or `db.*`. Hidden files,
/// what editors and packagers leave behind, and parts for `$INCLUDE` (`*.inc`) are not.
[[nodiscard]] bool looks_like_zone_file(std::string_view file_name) noexcept;

/// The zone files anywhere below `folder`, ordered by path, so that every machine reads them in the
/// same order. Hidden folders and links to folders are left out; links to files are followed. None,
/// and what cannot be listed, is reported.
[[nodiscard]] std::vector<std::string> zone_files_below(const std::string& folder, Diagnostics& diagnostics);

} // namespace namu
