#pragma once

#include "namu/monitor/facts.hpp"

#include <boost/json/object.hpp>

namespace namu::monitor {

/// What a server does, as JSON: version, since when, questions, reloads, and each zone with its serial, since when that is
/// served, and what is wrong with its file, if anything.
[[nodiscard]] boost::json::object status_page(const Facts& facts);

} // namespace namu::monitor
