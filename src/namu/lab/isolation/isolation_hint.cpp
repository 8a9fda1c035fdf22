#include "namu/lab/isolation/isolation.hpp"

#include <array>
#include <fstream>
#include <string_view>
#include <utility>

namespace namu::lab {
namespace {

/// A switch of the kernel that can forbid namespaces.
struct Switch {
    std::string_view path; ///< below /proc/sys
    char forbids;          ///< what its text begins with where it does
    std::string_view hint;
};

// clang-format off
constexpr std::array switches{
    Switch{"kernel/unprivileged_userns_clone", '0',
           "kernel.unprivileged_userns_clone is 0; `sudo sysctl kernel.unprivileged_userns_clone=1` allows it"},
    Switch{"user/max_user_namespaces", '0',
           "user.max_user_namespaces is 0; `sudo sysctl user.max_user_namespaces=10000` allows some"},
    Switch{"user/max_net_namespaces", '0',
           "user.max_net_namespaces is 0; `sudo sysctl user.max_net_namespaces=10000` allows some"},
    Switch{"user/max_mnt_namespaces", '0',
           "user.max_mnt_namespaces is 0; `sudo sysctl user.max_mnt_namespaces=10000` allows some"},
    Switch{"kernel/apparmor_restrict_unprivileged_userns", '1',
           "AppArmor forbids it (kernel.apparmor_restrict_unprivileged_userns is 1); give namu an AppArmor profile that "
           "has `userns,`, or allow it to all with `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`"},
};
// clang-format on

std::string first_word(const std::filesystem::path& file)
{
    std::ifstream in{file};
    std::string word;
    in >> word;
    return word;
}

/// Whether a filter of system calls is on, as containers have one.
bool has_seccomp_filter(const std::filesystem::path& proc)
{
    std::ifstream in{proc / "self/status"};
    for (std::string field, value; in >> field && std::getline(in, value);) {
        if (field == "Seccomp:")
            return value.find('2') != std::string::npos;
    }
    return false;
}

} // namespace

std::string isolation_hint(const std::filesystem::path& proc)
{
    for (const Switch& one : switches) {
        // A number such as 05 is nobody's way to write 5.
        if (const std::string word = first_word(proc / "sys" / one.path);
            !word.empty() && word.front() == one.forbids)
            return std::string{one.hint};
    }
    if (has_seccomp_filter(proc))
        return "a filter of system calls is on, as in a container; start that with the right to make "
               "namespaces (docker "
               "run --cap-add SYS_ADMIN --cap-add NET_ADMIN --security-opt seccomp=unconfined --security-opt "
               "apparmor=unconfined), or run namu outside it";
    return "run it as root, or ask the kernel's log why (`dmesg`); inside chroot no user namespace can be "
           "made";
}

IsolationError isolation_error(std::string what, const error_code& error)
{
    return {std::move(what) + ": " + error.message(), isolation_hint()};
}

} // namespace namu::lab
