#pragma once

#include "namu/privilege/fact.hpp"

#include <cstdint>

namespace namu::privilege {

/// What happens to a process that makes a system call which a server has no use for.
enum class Refusal : std::uint8_t {
    with_error, ///< the call fails, the kernel notes it (audit log)
    kill,       ///< the process ends with SIGSYS
};

/// Whether this process may start a program: for an upgrade by the program that takes over from it.
enum class Exec : std::uint8_t { refused, allowed };

/// Leaves to this process, all its threads and all that it starts, the system calls that answering, reloading, logging
/// and controlling take (seccomp). It implies `no_new_privs`, and cannot be undone.
///
/// A call that is not needed fails with ENOSYS, as on a kernel that does not have it: libraries then take another way.
/// Calls that nobody but an intruder would make fail with EPERM. Sockets are for IP and for this machine; threads may
/// be made, but no processes; memory does not become code.
///
/// \return what was done; failed where the kernel or the build (sanitizers need other calls) does not have it
[[nodiscard]] Fact restrict_system_calls(Refusal refusal, Exec exec);

} // namespace namu::privilege
