#pragma once

#include "namu/load/load_zone.hpp"
#include "programs/check_report.hpp"
#include "programs/command_line.hpp"

#include <cstddef>
#include <vector>

namespace namu {

/// Loads zones of one tree, and holds both sides of each delegation against each other.
[[nodiscard]] std::vector<LoadedZone> load_and_compare(const std::vector<ZoneRequest>& requests,
                                                       std::size_t threads);

/// What makes this command line fail.
[[nodiscard]] Fails fails_in(const Arguments& arguments);

/// Prints the report in the form that the command line wants, and returns the status to end with.
int print_report(const CheckReport& report, const Arguments& arguments);

} // namespace namu
