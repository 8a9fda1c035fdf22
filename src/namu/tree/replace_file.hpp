#pragma once

#include <string>

namespace namu {

/// Puts another text into a file, all at once: whoever reads meets the old text or the new one, and a failure leaves the
/// old one. The file keeps its permissions; a symbolic link stays one. Nothing is done where the file does not hold
/// `before` any more. Empty on success, or what went wrong, in words.
[[nodiscard]] std::string replace_file(const std::string& path, const std::string& before,
                                       const std::string& after);

} // namespace namu
