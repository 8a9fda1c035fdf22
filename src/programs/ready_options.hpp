#pragma once

#include "programs/command_line.hpp"

#include <climits>

namespace namu {

/// The options by which others learn that a command answers questions, and where: rows for its table of options.
inline constexpr Option port_file_option{
    .name = "port-file",
    .value = "FILE",
    .help = "write the port number in use to FILE, before the line of --ready-fd",
};
inline constexpr Option ready_fd_option{
    .name = "ready-fd",
    .value = "N",
    .help = "write a line to this open file descriptor once questions are answered",
    .number = Option::NumberRange{0, INT_MAX},
};

} // namespace namu
