#include "namu/load/image_file.hpp"

#include "namu/base/unfinished_file.hpp"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace namu {
namespace {

bool is_ours_alone(const struct stat& status) noexcept
{
    return status.st_uid == ::geteuid() && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

OpenFile open_folder(const std::string& path) noexcept
{
    OpenFile folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    struct stat status {};
    if (folder && (::fstat(folder.get(), &status) != 0 || !is_ours_alone(status))) {
        errno = EPERM;
        return OpenFile{-1};
    }
    return folder;
}

/// Those above get the usual rights, the folder itself those of this user only.
bool make_folder(const std::string& path)
{
    std::error_code error;
    if (const auto parent = std::filesystem::path{path}.parent_path(); !parent.empty())
        std::filesystem::create_directories(parent, error);
    return ::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST;
}

/// Names of several processes and threads differ.
std::string temporary_name(const std::string& name)
{
    static std::atomic<unsigned> count = 0;
    return name + "." + std::to_string(::getpid()) + "-" + std::to_string(count++) +
           std::string{unfinished_ending};
}

bool write_all(int file, Bytes octets, off_t at) noexcept
{
    while (!octets.empty()) {
        const ssize_t written = ::pwrite(file, octets.data(), octets.size(), at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        octets = octets.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::string& folder_path, const std::string& name)
{
    const OpenFile folder = open_folder(folder_path);
    if (!folder)
        return nullptr;
    const OpenFile file{::openat(folder.get(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || !is_ours_alone(status) ||
        status.st_size <= 0)
        return nullptr;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (begin == MAP_FAILED)
        return nullptr;
    return std::shared_ptr<const MappedFile>{new MappedFile{{static_cast<const std::uint8_t*>(begin), size}}};
}

MappedFile::~MappedFile()
{
    ::munmap(const_cast<std::uint8_t*>(octets_.data()), octets_.size());
}

std::optional<NewFile> NewFile::make(const std::string& folder_path, const std::string& name)
{
    if (!make_folder(folder_path))
        return std::nullopt;
    OpenFile folder = open_folder(folder_path);
    if (!folder)
        return std::nullopt;
    std::string temporary = temporary_name(name);
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    OpenFile file{::openat(folder.get(), temporary.c_str(), flags, 0600)};
    if (!file && errno == EEXIST && ::unlinkat(folder.get(), temporary.c_str(), 0) == 0)
        file =
            OpenFile{::openat(folder.get(), temporary.c_str(), flags, 0600)}; // a dead process had our number
    if (!file)
        return std::nullopt;
    mark_as_being_written(file.get());
    return NewFile{std::move(folder), std::move(file), name, std::move(temporary)};
}

NewFile::NewFile(OpenFile folder, OpenFile file, std::string name, std::string temporary) noexcept
    : folder_{std::move(folder)},
      file_{std::move(file)},
      name_{std::move(name)},
      temporary_{std::move(temporary)}
{}

NewFile::NewFile(NewFile&& other) noexcept
    : NewFile{std::move(other.folder_), std::move(other.file_), std::move(other.name_),
              std::exchange(other.temporary_, {})}
{}

NewFile::~NewFile()
{
    if (!temporary_.empty())
        ::unlinkat(folder_.get(), temporary_.c_str(), 0);
}

bool NewFile::append(Bytes octets) noexcept
{
    return write_all(file_.get(), octets, ::lseek(file_.get(), 0, SEEK_END));
}

bool NewFile::overwrite_front(Bytes octets) noexcept
{
    return write_all(file_.get(), octets, 0);
}

bool NewFile::put_in_place() noexcept
{
    if (::fsync(file_.get()) != 0 ||
        ::renameat(folder_.get(), temporary_.c_str(), folder_.get(), name_.c_str()) != 0)
        return false;
    temporary_.clear();
    ::fsync(
        folder_.get()); // without it an older file may be there after a failure of power, which is as well
    return true;
}

} // namespace namu
