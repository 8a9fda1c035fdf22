#pragma once

#include <string>
#include <vector>

namespace namu::systemd {

/// A socket that was open before this program began, and the name that its unit gives it.
struct PassedSocket {
    int descriptor;
    std::string name; ///< FileDescriptorName= of the .socket unit; by default the name of that unit
};

/// The sockets that the service manager has bound for this process: sd_listen_fds(3), by LISTEN_PID, LISTEN_FDS and
/// LISTEN_FDNAMES. None where the variables are not there or are meant for another process.
///
/// Takes the variables out of the environment, so that no program started later takes them for its own, and sets
/// FD_CLOEXEC. The caller closes the sockets.
[[nodiscard]] std::vector<PassedSocket> take_passed_sockets();

} // namespace namu::systemd
