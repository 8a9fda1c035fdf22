#pragma once

#include "namu/load/load_zone.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/zone/catalog.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace namu::server {

/// What one load or reload made of one zone.
struct ZoneReport {
    enum class Outcome : std::uint8_t {
        loaded,   ///< new, or read again
        kept,     ///< the new version is refused, the last good one stays up
        failed,   ///< refused, and there is no good one: its names are answered with SERVFAIL
        nameless, ///< refused, and not even the zone's name is known: nothing is served for it
        repeated, ///< refused: the zone stands in another file as well, and that one counts
        removed,  ///< not asked for any more
    };

    Outcome outcome;
    StoredName name;
    LoadedZone loaded; ///< with the diagnostics; without content for `removed`
};

/// The zones of a server over its life: what is asked for is loaded, and a zone that is broken by an
/// edit keeps its last good version.
class ZoneSet {
public:
    /// Reads the command line's zones again, folders and lists included, and loads all of them by `options`.
    /// `collected` has what was wrong with the arguments; where that has errors nothing is changed and no
    /// report is given. Throws what load_zones throws; then nothing is changed either.
    std::vector<ZoneReport> load(const ZoneArguments& arguments, std::size_t threads, ZoneRequests& collected,
                                 const LoadOptions& options = {});

    /// The zones as they stand.
    [[nodiscard]] const std::shared_ptr<const Catalog>& all() const noexcept { return all_; }

private:
    ZoneReport judge(LoadedZone loaded) const;

    std::map<std::string, StoredName> names_; // by file: an edit may take from it what told the zone's name
    std::shared_ptr<const Catalog> all_ = std::make_shared<const Catalog>();
};

} // namespace namu::server
