#pragma once

#include "namu/server/query_log/query_filter.hpp"
#include "namu/server/query_log/query_ring.hpp"

#include <memory>
#include <vector>

namespace namu::server {

/// A query log that is switched on: what goes into it, and where. Published with the snapshot.
struct QueryLog {
    QueryFilter filter;
    std::vector<std::shared_ptr<QueryRing>> rings; ///< one for each worker
};

} // namespace namu::server
