#pragma once

#include "programs/papers/man_page.hpp"

#include <filesystem>

namespace namu::papers {

/// Writes the manual pages and the completions of all commands into folders below this one: `man/namu.1`,
/// `completions/namu.bash`, `completions/_namu`, `completions/namu.fish`. Throws where a file cannot be written.
void write_papers(const std::filesystem::path& folder, const Edition& edition);

} // namespace namu::papers
