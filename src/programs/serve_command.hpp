#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu serve`: answers questions from zone files.
extern const Command serve_command;

} // namespace namu
