#pragma once

#include "namu/privilege/drop.hpp"
#include "namu/privilege/fact.hpp"
#include "namu/privilege/file_access.hpp"
#include "namu/privilege/identity.hpp"
#include "namu/privilege/system_calls.hpp"

#include <optional>
#include <string>
#include <vector>

namespace namu::privilege {

/// What a server is left with once all that needs more is done.
struct Confinement {
    std::optional<Identity> identity = {}; ///< for a process of root; none: it stays root
    LowPorts low_ports = LowPorts::yes;
    Exec exec = Exec::refused; ///< allowed: the files of `files_of_an_upgrade` are added
    FileAccess files = {};
    Wish landlock = Wish::if_possible;
    Wish seccomp = Wish::if_possible;
    Refusal refusal = Refusal::with_error;
};

/// What came of it.
struct Confined {
    std::vector<Fact> facts; ///< in the order in which it was done
    std::string failure;     ///< empty, or why the process must end: what was demanded could not be had
};

/// Drops privileges, then closes files, then system calls. Once, after all sockets that need root are bound and before
/// any thread is started.
///
/// Whoever names a user demands it: a process of root that cannot become that user fails. All else fails only where the
/// wish is `demanded`.
[[nodiscard]] Confined confine(Confinement confinement);

} // namespace namu::privilege
