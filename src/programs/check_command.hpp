#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu check`: judges zone files.
extern const Command check_command;

} // namespace namu
