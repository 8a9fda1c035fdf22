#include "namu/tree/replace_file.hpp"

#include "namu/base/whole_file.hpp"
#include "namu/zonefile/file_text.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <sys/stat.h>

namespace namu {

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
    struct stat old = {};
    if (::stat(target.c_str(), &old) != 0)
        return std::generic_category().message(errno);
    return write_whole_file(target, after, {old.st_mode & 07777U, old.st_uid, old.st_gid});
}

} // namespace namu
