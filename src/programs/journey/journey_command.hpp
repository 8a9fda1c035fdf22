#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu journey URL`: from a browser's address line to the page, step by step.
extern const Command journey_command;

} // namespace namu
