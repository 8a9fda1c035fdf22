#include "programs/control_socket.hpp"

#include "namu/control/control_client.hpp"

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace namu {
namespace {

constexpr mode_t for_this_user = 0700;

} // namespace

std::string control_folder()
{
    const auto absolute = [](const char* variable) {
        const char* const value = std::getenv(variable);
        return value != nullptr && value[0] == '/' ? std::string{value} : std::string{};
    };
    if (const std::string folders = absolute("RUNTIME_DIRECTORY"); !folders.empty())
        return folders.substr(0, folders.find(':'));
    if (const std::string folder = absolute("XDG_RUNTIME_DIR"); !folder.empty())
        return folder + "/namu";
    return ::geteuid() == 0 ? "/run/namu" : "/tmp/namu-" + std::to_string(::geteuid());
}

std::string lab_socket(std::uint16_t port)
{
    return control_folder() + "/lab-" + std::to_string(port) + ".sock";
}

std::string server_socket(std::uint16_t port)
{
    return control_folder() + "/serve-" + std::to_string(port) + ".sock";
}

std::string give_to_group(const std::string& path, const std::string& group)
{
    const struct group* const found = ::getgrnam(group.c_str());
    if (found == nullptr)
        return "there is no group " + group;
    return ::chown(path.c_str(), static_cast<uid_t>(-1), found->gr_gid) == 0 ? "" : std::strerror(errno);
}

std::string make_control_folder()
{
    const std::string folder = control_folder();
    if (::mkdir(folder.c_str(), for_this_user) != 0 && errno != EEXIST)
        return "cannot make the folder " + folder + ": " + std::strerror(errno);
    struct stat status {};
    if (::lstat(folder.c_str(), &status) != 0)
        return "cannot look at the folder " + folder + ": " + std::strerror(errno);
    // In /tmp anybody may have made something of that name.
    if (!S_ISDIR(status.st_mode) || status.st_uid != ::geteuid())
        return folder + " is not a folder of this user";
    return {};
}

std::vector<std::string> running(Running what)
{
    std::vector<std::string> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{control_folder(), error}) {
        const std::string name = entry.path().filename().string();
        const bool is_wanted = (what != Running::servers && name.starts_with("lab-")) ||
                               (what != Running::labs && name.starts_with("serve-"));
        if (is_wanted && name.ends_with(".sock") && control::ControlClient::connect(entry.path().string()))
            found.push_back(entry.path().string());
    }
    std::ranges::sort(found);
    return found;
}

} // namespace namu
