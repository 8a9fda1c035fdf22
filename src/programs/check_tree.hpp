#pragma once

#include "programs/command_line.hpp"

namespace namu {

/// `namu check --tree DIR`; returns the exit status.
[[nodiscard]] int check_tree(const CommandSyntax& syntax, const Arguments& arguments);

} // namespace namu
