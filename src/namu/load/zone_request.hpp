#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/wire/stored_name.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace namu {

/// A zone that somebody asked for: its file, and its name where that was said.
struct ZoneRequest {
    std::string path;
    std::optional<StoredName> origin = {};
};

/// Zones as they are asked for on a command line.
struct ZoneArguments {
    std::vector<std::string> paths = {}; ///< a file, or a folder with zone files anywhere below it
    std::optional<Name> origin = {};     ///< the name of the zones in `paths`
    std::vector<ZoneRequest> named = {}; ///< files whose zone was said outright
    std::vector<std::string> lists = {}; ///< files with lines `NAME FILE`, see zone_list.hpp
    std::set<std::string> folders = {};  ///< those of `paths` that are folders, also while they are not there
};

/// What was asked for, in the order given, and what is wrong about it.
struct ZoneRequests {
    std::vector<ZoneRequest> requests;
    Diagnostics diagnostics;
    SourceMap sources; ///< what the diagnostics point into: zone lists
};

/// Finds out which zones are meant: looks into folders and reads zone lists, but no zone file. A path
/// that leads nowhere stays a request; loading it will say why.
[[nodiscard]] ZoneRequests collect_zone_requests(const ZoneArguments& arguments);

} // namespace namu
