#pragma once

#include "namu/http/router.hpp"
#include "namu/monitor/facts.hpp"

#include <cstddef>

namespace namu::monitor {

/// The pages that tell of a running server; `facts` outlives the router.
///
/// - `/metrics`: for Prometheus; at most `zones` zones have samples of their own
/// - `/health`: 200 while the process goes about its work
/// - `/ready`: 200 while questions are answered, else 503 and why not
/// - `/status.json`: for people and scripts
[[nodiscard]] http::Router status_pages(const Facts& facts, std::size_t zones);

} // namespace namu::monitor
