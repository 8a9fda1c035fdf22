#pragma once

#include <cstddef>

namespace namu::privilege {

/// How many threads this process has. Capabilities and Landlock are a thread's own and pass to those that it starts:
/// what runs already keeps what it had.
[[nodiscard]] std::size_t threads_of_process();

} // namespace namu::privilege
