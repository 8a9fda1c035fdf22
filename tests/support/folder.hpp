#pragma once

#include <string>
#include <string_view>

namespace namu::testing {

/// A folder of its own for one test; it is gone afterwards.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    /// Writes a file, and the folders that it needs. Gives its path.
    std::string write(const std::string& name, std::string_view text) const;
    [[nodiscard]] std::string path(const std::string& name) const { return path_ + "/" + name; }
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

} // namespace namu::testing
