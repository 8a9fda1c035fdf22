#pragma once

#include <string>
#include <string_view>

namespace namu {

/// The end of the names of files that are being written, and take the place of others once they are whole.
inline constexpr std::string_view unfinished_ending = ".new";

/// Marks an open file as being written, for as long as it is open in this process: whoever is killed lets go of it.
void mark_as_being_written(int file) noexcept;

/// Removes an unfinished file in a folder, unless somebody writes it, or the file system cannot tell (flock(2)).
void remove_if_abandoned(int folder, const std::string& name) noexcept;

} // namespace namu
