#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu ctl`: asks a running lab.
extern const Command ctl_command;

} // namespace namu
