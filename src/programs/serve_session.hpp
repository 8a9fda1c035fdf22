#pragma once

#include "programs/serve_options.hpp"

namespace namu {

/// Loads, opens, answers until a signal says to end; the exit status.
int serve_zones(ServeOptions options);

} // namespace namu
