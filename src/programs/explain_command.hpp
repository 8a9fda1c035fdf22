#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu explain`: why a question gets its answer.
extern const Command explain_command;

} // namespace namu
