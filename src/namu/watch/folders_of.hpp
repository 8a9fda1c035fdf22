#pragma once

#include <set>
#include <string>

namespace namu::watch {

/// Adds the folders in which something must happen before `path` leads to another file, or its text changes: that of
/// the file, and that of each symbolic link on the way to it. Where one is not there, the nearest that is.
void add_folders_of(const std::string& path, std::set<std::string>& folders);

/// Adds a folder and all below it, those left out that hide or are only linked to.
void add_folders_below(const std::string& folder, std::set<std::string>& folders);

} // namespace namu::watch
