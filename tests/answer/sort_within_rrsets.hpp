#pragma once

#include <string>
#include <vector>

namespace namu::testing {

/// The records of an RRset may come in any order: sorts each run of lines with the same owner, TTL, class
/// and type.
void sort_within_rrsets(std::vector<std::string>& lines);

} // namespace namu::testing
