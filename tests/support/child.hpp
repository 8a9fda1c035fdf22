#pragma once

#include <functional>
#include <string>

namespace namu::testing {

/// Runs `act` in a process of its own, for what cannot be undone, and gives the text that it returns. Where it ends
/// otherwise: `signal 31` or `status 1`.
[[nodiscard]] std::string in_child(const std::function<std::string()>& act);

/// `0`, or the name of the error that a system call left: for a call that returns -1 then.
[[nodiscard]] std::string outcome(long result);

} // namespace namu::testing
