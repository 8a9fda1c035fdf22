#pragma once

#include "namu/base/bytes.hpp"
#include "namu/load/open_file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace namu {

/// A file of our own, mapped to be read. It belongs to this user, nobody else may write to it or to its folder, and we
/// never change a file that is there: so its octets stay what they are, and there, as long as it is mapped.
class MappedFile {
public:
    /// Null where there is no such file, or it could be another user's work.
    [[nodiscard]] static std::shared_ptr<const MappedFile> open(const std::string& folder,
                                                                const std::string& name);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] Bytes octets() const noexcept { return octets_; }

private:
    explicit MappedFile(Bytes octets) noexcept : octets_{octets} {}

    Bytes octets_;
};

/// A file that takes the place of another one only when it is whole; until then, and if it never is, the other stays.
class NewFile {
public:
    /// Makes the folder as well, for this user alone.
    [[nodiscard]] static std::optional<NewFile> make(const std::string& folder, const std::string& name);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile(); ///< removes what was not put in place

    /// The file's end; false and errno where it fails.
    [[nodiscard]] bool append(Bytes octets) noexcept;
    [[nodiscard]] bool overwrite_front(Bytes octets) noexcept;
    /// Waits until the octets are on the disk.
    [[nodiscard]] bool put_in_place() noexcept;

private:
    NewFile(OpenFile folder, OpenFile file, std::string name, std::string temporary) noexcept;

    OpenFile folder_;
    OpenFile file_;
    std::string name_;
    std::string temporary_; ///< empty when there is nothing to remove
};

} // namespace namu
