#pragma once

#include "namu/monitor/facts.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace namu::monitor {

/// What a server has done since its start, in a few lines for a person.
[[nodiscard]] std::string stats_text(const Facts& facts);

/// The same numbers and more, by the names that the metrics have: queries by transport, family and type, responses by
/// response code, TCP connections, rate limit, reloads, the query log.
[[nodiscard]] boost::json::object stats_json(const Facts& facts);

} // namespace namu::monitor
