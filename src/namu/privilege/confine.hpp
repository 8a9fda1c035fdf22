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

/// The first half: user, capabilities, no_new_privs. As early as can be, and before any thread is started: with
/// `LowPorts::yes` ports below 1024 can be opened afterwards as well, so what reads files of others need not be root.
///
/// Whoever names a user demands it: a process of root that cannot become that user fails.
[[nodiscard]] Confined give_up_rights(const Confinement& confinement);

/// The second half: files, then system calls. Once all that needs more is done, and before any thread is started. Fails
/// only where the wish is `demanded`.
[[nodiscard]] Confined confine(Confinement confinement);

} // namespace namu::privilege
