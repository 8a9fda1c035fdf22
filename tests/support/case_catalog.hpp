#pragma once

#include "namu/zone/catalog.hpp"
#include "support/case_file.hpp"

#include <filesystem>
#include <vector>

namespace namu::testing {

/// Every `.case` file below tests/cases, in order of paths.
[[nodiscard]] std::vector<std::filesystem::path> all_case_files();

/// Reads one; throws CaseError on a mistake in its form.
[[nodiscard]] CaseFile read_case_file(const std::filesystem::path& path);

/// Its zones, ready to answer; throws CaseError where a zone cannot be read.
[[nodiscard]] Catalog catalog_of(const CaseFile& file);

} // namespace namu::testing
