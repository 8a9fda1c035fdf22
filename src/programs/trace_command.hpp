#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu trace NAME [TYPE]`: walks from the root as the nearest server does, and shows each step.
extern const Command trace_command;

} // namespace namu
