#pragma once

#include <filesystem>

namespace namu::testing {

/// The folder of the tests in the source tree: cases, mistakes and so on lie there.
[[nodiscard]] std::filesystem::path tests_folder();

} // namespace namu::testing
