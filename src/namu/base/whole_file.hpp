#pragma once

#include <string>
#include <string_view>

#include <sys/types.h>

namespace namu {

/// Who may do what with a file.
struct FileRights {
    mode_t mode = 0600;
    uid_t owner = static_cast<uid_t>(-1); ///< -1: whoever writes it
    gid_t group = static_cast<gid_t>(-1);
};

/// Puts a text into a file, all at once: whoever reads, also after a power cut, meets the text that was there before or
/// the new one, and a failure leaves the old one. `path` is no symbolic link. Empty on success, or what went wrong, in
/// words.
[[nodiscard]] std::string write_whole_file(const std::string& path, std::string_view text,
                                           const FileRights& rights);

/// Removes what `write_whole_file` has left beside `path` where it was killed.
void remove_abandoned_writes(const std::string& path);

} // namespace namu
