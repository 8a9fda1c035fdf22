#pragma once

#include "bench/load/driver.hpp"

#include <string>

namespace namu::bench {

/// The outcome of a measurement as JSON, with all that a reader needs to compare it with another.
[[nodiscard]] std::string report(const Measured& measured);

} // namespace namu::bench
