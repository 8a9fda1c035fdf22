#pragma once

#include "namu/privilege/fact.hpp"
#include "namu/privilege/identity.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace namu::privilege {

/// Whether ports below 1024 may be opened later too, by CAP_NET_BIND_SERVICE.
enum class LowPorts : std::uint8_t {
    no,
    yes,
    also_after_exec, ///< the program that takes over from this process may as well
};

/// Becomes `identity` and keeps no capability but the one of LowPorts, in no set of them; and no program started from
/// now on gets rights by its file (`no_new_privs`).
///
/// Before any other thread is started. Without an identity a process of root stays what it is, with the three
/// capabilities that root needs to open ports and other people's files. A process of an ordinary user cannot become
/// somebody else; it gives up the capabilities that it has.
///
/// \return what was done and what was not
[[nodiscard]] std::vector<Fact> drop_privileges(const std::optional<Identity>& identity, LowPorts low_ports);

} // namespace namu::privilege
