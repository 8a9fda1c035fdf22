#include "namu/lab/isolation/isolation.hpp"

#include "namu/net/file_descriptor.hpp"
#include "namu/net/system_error.hpp"

#include <string_view>

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

namespace namu::lab {
namespace {

using net::FileDescriptor;
using net::last_system_error;

/// The kernel takes such files with one write only.
error_code write_to(const char* path, std::string_view text)
{
    const FileDescriptor file{::open(path, O_WRONLY | O_CLOEXEC)};
    const bool is_written =
        file && ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
    return is_written ? error_code{} : last_system_error();
}

/// User and group are inside what they are outside, so files keep their owners and programs that refuse to run as root,
/// as browsers do, run.
error_code map_user_and_group(uid_t user, gid_t group)
{
    // Without this nobody but root may map a group (user_namespaces(7)).
    if (const error_code error = write_to("/proc/self/setgroups", "deny"))
        return error;
    const auto itself = [](auto id) { return std::to_string(id) + " " + std::to_string(id) + " 1"; };
    if (const error_code error = write_to("/proc/self/uid_map", itself(user)))
        return error;
    return write_to("/proc/self/gid_map", itself(group));
}

error_code unshare_what_is_needed()
{
    constexpr int wanted = CLONE_NEWNET | CLONE_NEWNS;
    // Without a user namespace root's programs can become other users, as name servers do when they start.
    if (::unshare(wanted) == 0)
        return {};
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    return ::unshare(wanted | CLONE_NEWUSER) == 0 ? map_user_and_group(user, group) : last_system_error();
}

error_code bring_loopback_up()
{
    const FileDescriptor socket{::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    ifreq request{};
    std::string_view{"lo"}.copy(request.ifr_name, IFNAMSIZ - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    const bool is_up = socket && ::ioctl(socket.get(), SIOCSIFFLAGS, &request) == 0;
    return is_up ? error_code{} : last_system_error();
}

} // namespace

std::optional<IsolationError> enter_namespaces()
{
    if (const error_code error = unshare_what_is_needed())
        return isolation_error("the kernel gives no namespaces to run a lab in", error);
    // Mounts made outside still appear inside, but none of ours outside.
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr) != 0)
        return isolation_error("cannot set the mounts apart", last_system_error());
    if (const error_code error = bring_loopback_up())
        return isolation_error("cannot bring the interface lo up", error);
    // Where that is read only, as in some containers, only root's programs get a port below 1024, and the lab's servers.
    static_cast<void>(write_to("/proc/sys/net/ipv4/ip_unprivileged_port_start", "0"));
    return std::nullopt;
}

} // namespace namu::lab
