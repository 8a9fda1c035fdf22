#include "namu/privilege/own_folder.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace namu::privilege {

std::string make_own_folder(const std::string& path, const std::optional<Identity>& identity)
{
    constexpr mode_t owner_and_group = 0750;
    namespace fs = std::filesystem;
    std::error_code fault;
    if (const fs::path above = fs::path{path}.parent_path(); !above.empty())
        fs::create_directories(above, fault);
    if (fault)
        return "cannot make the folders above " + path + ": " + fault.message();
    if (::mkdir(path.c_str(), owner_and_group) != 0)
        return errno == EEXIST ? "" : "cannot make the folder " + path + ": " + std::strerror(errno);
    // Nobody else has come to it yet: the folder above belongs to whoever made this one.
    if (identity && ::geteuid() == 0 && ::lchown(path.c_str(), identity->uid, identity->gid) != 0)
        return "cannot give the folder " + path + " to " + identity->user + ": " + std::strerror(errno);
    return {};
}

} // namespace namu::privilege
