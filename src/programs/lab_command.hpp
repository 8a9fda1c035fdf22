#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu lab DIR`: a folder of zone files is a running hierarchy.
extern const Command lab_command;

} // namespace namu
