#include "namu/base/whole_file.hpp"

#include "namu/base/unfinished_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace namu {
namespace {

constexpr std::string_view any_six = ".XXXXXX"; // what mkostemps(3) fills in

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
    explicit Replacement(const std::string& target)
        : target_{target},
          name_{target + std::string{any_six} + std::string{unfinished_ending}}
    {
        file_ = ::mkostemps(name_.data(), static_cast<int>(unfinished_ending.size()), O_CLOEXEC);
        if (file_ >= 0)
            mark_as_being_written(file_);
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

std::filesystem::path folder_of(const std::string& path)
{
    const auto folder = std::filesystem::path{path}.parent_path();
    return folder.empty() ? "." : folder;
}

/// -1 where it cannot be opened.
int open_folder_of(const std::string& path)
{
    return ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/// The new name is on the disk only when the folder is. A file system that cannot do that has done what it can.
void sync_folder_of(const std::string& path)
{
    const int folder = open_folder_of(path);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace

std::string write_whole_file(const std::string& path, std::string_view text, const FileRights& rights)
{
    if (!Replacement{path}.take_place(text, rights))
        return system_reason();
    sync_folder_of(path);
    return {};
}

void remove_abandoned_writes(const std::string& path)
{
    const std::string begin = std::filesystem::path{path}.filename().string() + ".";
    const std::size_t size = begin.size() - 1 + any_six.size() + unfinished_ending.size();
    const int folder = open_folder_of(path);
    if (folder < 0)
        return;
    std::error_code error;
    for (std::filesystem::directory_iterator at{folder_of(path), error}, end; !error && at != end;
         at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.size() == size && name.starts_with(begin) && name.ends_with(unfinished_ending))
            remove_if_abandoned(folder, name);
    }
    ::close(folder);
}

} // namespace namu
