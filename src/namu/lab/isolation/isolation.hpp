#pragma once

#include "namu/base/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace namu::lab {

/// What the kernel did not let be done to set this process apart from the machine.
struct IsolationError {
    std::string what; ///< "cannot make a network namespace: Operation not permitted"
    std::string hint; ///< who most likely refuses it, and what can be done
};

/// Moves this process, and all that it starts from now on, into a network namespace whose only interface is `lo`, up
/// and with 127.0.0.0/8 and ::1, and into a mount namespace from which no mount gets out. Nothing that is sent there
/// reaches the machine or its network; the files stay those of the machine. Programs inside may use all ports there,
/// whoever runs them.
///
/// Root gets no more than that. For everybody else, and for a root without the right to make namespaces, they come with
/// a user namespace in which user and group are what they are outside; all others are unknown there.
///
/// No thread but the calling one may have been started. Where it fails the process may be left half apart, and should
/// end.
[[nodiscard]] std::optional<IsolationError> enter_namespaces();

/// Makes the error of a step of isolation; asks `/proc` for the hint.
[[nodiscard]] IsolationError isolation_error(std::string what, const error_code& error);

/// Who most likely refuses the namespaces and what can be done, as /proc tells it; the folder is another one in tests.
[[nodiscard]] std::string isolation_hint(const std::filesystem::path& proc = "/proc");

} // namespace namu::lab
