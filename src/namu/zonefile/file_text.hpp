#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace namu {

/// The text of a file, or why there is none.
struct FileText {
    struct Error {
        enum class Kind { not_found, not_readable };
        Kind kind;
        std::string reason; ///< "No such file or directory", in the system's words where they are known
    };

    std::string text;
    std::optional<Error> error;
};

/// What to do about a file that cannot be read.
[[nodiscard]] std::string hint_for(const FileText::Error& error);

/// Reads a regular file whole. Folders, devices and pipes are refused: reading those may never end.
[[nodiscard]] FileText read_file(const std::string& path);

/// Reads at most the first `limit` octets.
[[nodiscard]] FileText read_file_start(const std::string& path, std::size_t limit);

} // namespace namu
