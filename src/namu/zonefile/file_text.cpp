#include "namu/zonefile/file_text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <memory>
#include <system_error>
#include <utility>

namespace namu {
namespace {

using Kind = FileText::Error::Kind;

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

FileText refuse(Kind kind, std::string reason)
{
    return {{}, FileText::Error{kind, std::move(reason)}};
}

FileText refuse(const std::error_code& error)
{
    return refuse(error == std::errc::no_such_file_or_directory ? Kind::not_found : Kind::not_readable,
                  error.message());
}

std::error_code last_error()
{
    return {errno, std::generic_category()};
}

/// Nothing for a regular file.
std::optional<FileText> refuse_by_type(const std::string& path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    switch (status.type()) {
    case std::filesystem::file_type::regular: return std::nullopt;
    case std::filesystem::file_type::none: return refuse(error);
    case std::filesystem::file_type::not_found:
        return refuse(std::make_error_code(std::errc::no_such_file_or_directory));
    case std::filesystem::file_type::directory: return refuse(Kind::not_readable, "it is a folder");
    default: return refuse(Kind::not_readable, "it is no regular file");
    }
}

/// Reads until the end of the file, whatever its size was before, or until `limit`.
FileText read_open_file(std::FILE* file, std::size_t size, std::size_t limit)
{
    FileText result;
    std::size_t wanted = std::min(size, limit);
    for (;;) {
        const std::size_t begin = result.text.size();
        // One octet more than the file has, so that its end is seen without another round.
        const std::size_t room = std::min(wanted + 1, limit - begin);
        result.text.resize(begin + room);
        const std::size_t got = std::fread(result.text.data() + begin, 1, room, file);
        result.text.resize(begin + got);
        if (got < room)
            break;
        if (result.text.size() == limit)
            return result;
        wanted = result.text.size();
    }
    if (std::ferror(file) != 0)
        return refuse(last_error());
    return result;
}

} // namespace

FileText read_file(const std::string& path)
{
    return read_file_start(path, std::numeric_limits<std::size_t>::max() / 2);
}

FileText read_file_start(const std::string& path, std::size_t limit)
{
    if (path.find('\0') != std::string::npos)
        return refuse(Kind::not_found, "no path has a NUL octet");
    if (auto refused = refuse_by_type(path))
        return std::move(*refused);
    const File file{std::fopen(path.c_str(), "rb")};
    if (file == nullptr)
        return refuse(last_error());
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    return read_open_file(file.get(), error ? 0 : static_cast<std::size_t>(size), limit);
}

std::string hint_for(const FileText::Error& error)
{
    if (error.kind == FileText::Error::Kind::not_found)
        return "look for a typing mistake; a relative path starts at the folder that the command runs in";
    return "a zone file is a regular file that the user who runs namu may read; `ls -ld` shows what it is";
}

} // namespace namu
