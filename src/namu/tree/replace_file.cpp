#include "namu/tree/replace_file.hpp"

#include "namu/zonefile/file_text.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string_view>
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

    bool take_place(std::string_view text)
    {
        struct stat old = {};
        if (file_ < 0 || ::stat(target_.c_str(), &old) != 0 || ::fchmod(file_, old.st_mode & 07777U) != 0)
            return false;
        // Only root may give files away; who may not keeps what he writes.
        if (old.st_uid != ::geteuid() && ::fchown(file_, old.st_uid, old.st_gid) != 0 && ::geteuid() == 0)
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

} // namespace

std::string replace_file(const std::string& path, const std::string& before, const std::string& after)
{
    std::error_code error;
    const std::string target = std::filesystem::canonical(path, error).string();
    if (error)
        return error.message();
    const FileText now = read_file(target);
    if (now.error)
        return now.error->reason;
    if (now.text != before)
        return "somebody has changed it meanwhile";
    return Replacement{target}.take_place(after) ? "" : system_reason();
}

} // namespace namu
