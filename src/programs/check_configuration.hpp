#pragma once

#include "programs/command_line.hpp"

#include <string>

namespace namu {

/// `namu check --config FILE`: judges a configuration, and the zones of it and of its views. The exit status.
int check_configuration(const CommandSyntax& syntax, const Arguments& arguments, const std::string& file);

} // namespace namu
