#pragma once

#include "namu/monitor/facts.hpp"

#include <cstddef>
#include <string>

namespace namu::monitor {

/// All metrics of a server in the text format of Prometheus (docs/monitoring.md has a line for each). At most
/// `zones` zones have samples of their own.
[[nodiscard]] std::string metrics_page(const Facts& facts, std::size_t zones);

} // namespace namu::monitor
