#include "namu/base/whole_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace namu {
namespace {

std::string system_reason()
{
    return std::generic_category().message(errno);
}

bool write_all(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// A new file beside the one that it will take the place of; gone again unless it does.
class Replacement {
public:
    explicit Replacement(const std::string& target) : target_{target}, name_{target + ".XXXXXX"}
    {
        file_ = ::mkostemp(name_.data(), O_CLOEXEC);
    }
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    ~Replacement()
    {
        if (file_ < 0)
            return;
        ::close(file_);
        if (!is_done_)
            ::unlink(name_.c_str());
    }

    bool take_place(std::string_view text, const FileRights& rights)
    {
        if (file_ < 0 || ::fchmod(file_, rights.mode) != 0)
            return false;
        // Only root may give files away; who may not keeps what he writes.
        const bool is_other = rights.owner != static_cast<uid_t>(-1) && rights.owner != ::geteuid();
        if (is_other && ::fchown(file_, rights.owner, rights.group) != 0 && ::geteuid() == 0)
            return false;
        is_done_ =
            write_all(file_, text) && ::fsync(file_) == 0 && ::rename(name_.c_str(), target_.c_str()) == 0;
        return is_done_;
    }

private:
    const std::string& target_;
    std::string name_;
    int file_ = -1;
    bool is_done_ = false;
};

/// The new name is on the disk only when the folder is. A file system that cannot do that has done what it can.
void sync_folder_of(const std::string& path)
{
    const auto folder = std::filesystem::path{path}.parent_path();
    const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fsync(file);
    ::close(file);
}

} // namespace

std::string write_whole_file(const std::string& path, std::string_view text, const FileRights& rights)
{
    if (!Replacement{path}.take_place(text, rights))
        return system_reason();
    sync_folder_of(path);
    return {};
}

} // namespace namu
