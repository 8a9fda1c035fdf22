#pragma once

namespace namu {

/// Writes the line of `--ready-fd` and closes the descriptor, so that a reader sees the end as well; standard output and
/// error stay open. False, and a complaint printed, where that is not possible.
[[nodiscard]] bool write_ready_line(int descriptor);

} // namespace namu
