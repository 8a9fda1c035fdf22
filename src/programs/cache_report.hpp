#pragma once

#include "namu/resolve/cache.hpp"

#include <string>

#include <boost/json/array.hpp>

namespace namu {

/// What a resolver remembers and may still use, a line for each record, with the seconds that are left; and what it knows
/// not to be.
[[nodiscard]] std::string cache_text(const resolve::Cache& cache, Clock::Time now);

/// `[{"name": "com.", "type": "NS", "kind": "records", "rank": "referral", "seconds": 299, "records": ["ns.com."]}]`
[[nodiscard]] boost::json::array cache_json(const resolve::Cache& cache, Clock::Time now);

} // namespace namu
