#pragma once

#include "namu/load/zone_request.hpp"

#include <string>
#include <string_view>

namespace namu {

/// Reads a zone list and adds its zones to `into`: one `NAME FILE` a line, FILE relative to the list's
/// own folder. `#` or `;` at the beginning of a word begins a comment. Every line that is wrong is
/// reported with its place, and reading goes on.
void read_zone_list(const std::string& path, ZoneRequests& into);

} // namespace namu
