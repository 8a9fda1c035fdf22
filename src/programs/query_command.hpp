#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu query`: asks a server one question and shows the answer.
extern const Command query_command;

} // namespace namu
