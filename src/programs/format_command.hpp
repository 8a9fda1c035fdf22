#pragma once

#include "programs/command.hpp"

namespace namu {

/// `namu format`: prints a zone file in its canonical form.
extern const Command format_command;

} // namespace namu
