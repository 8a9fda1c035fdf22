#pragma once

#include "namu/load/load_zone.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/zone/catalog.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace namu::server {

/// What one load or reload made of one zone.
struct ZoneReport {
    enum class Outcome : std::uint8_t {
        loaded,    ///< new, or read again
        unchanged, ///< read again, and it is what it was
        kept,      ///< the new version is refused, the last good one stays up
        failed,    ///< refused, and there is no good one: its names are answered with SERVFAIL
        nameless,  ///< refused, and not even the zone's name is known: nothing is served for it
        repeated,  ///< refused: the zone stands in another file as well, and that one counts
        removed,   ///< not asked for any more
    };

    Outcome outcome;
    StoredName name;
    LoadedZone loaded;                       ///< with the diagnostics; without content for `removed`
    std::shared_ptr<const Zone> before = {}; ///< what was served until now, if anything
};

/// The zones of a server over its life: what is asked for is loaded, and a zone that is broken by an
/// edit keeps its last good version.
class ZoneSet {
public:
    /// What is known of a file from the last time that it was read.
    struct Known {
        ZoneReport::Outcome outcome;
        StoredName name;                ///< but of `nameless`
        std::vector<std::string> files; ///< with those that it includes
    };

    /// Which of the files that are known are to be read again; all where it is empty.
    using Selection = std::function<bool(const Known&)>;

    /// Reads the command line's zones again, folders and lists included, and loads those of `selection` and new ones
    /// by `options`. `collected` has what was wrong with the arguments; where that has errors nothing is changed and
    /// no report is given. Throws what load_zones throws; then nothing is changed either.
    ///
    /// Of a zone that has no report nothing is different.
    std::vector<ZoneReport> load(const ZoneArguments& arguments, std::size_t threads, ZoneRequests& collected,
                                 const LoadOptions& options = {}, const Selection& selection = {});

    /// The zones as they stand.
    [[nodiscard]] const std::shared_ptr<const Catalog>& all() const noexcept { return all_; }
    /// By the file that was asked for.
    [[nodiscard]] const std::map<std::string, Known>& known() const noexcept { return known_; }

private:
    ZoneReport judge(LoadedZone loaded, const LoadOptions& options) const;
    [[nodiscard]] std::vector<ZoneRequest> chosen(const ZoneRequests& collected,
                                                  const Selection& selection) const;
    std::vector<ZoneReport> read(const std::vector<ZoneRequest>& requests, std::size_t threads,
                                 const LoadOptions& options) const;
    [[nodiscard]] bool may_stand_alone(const std::vector<ZoneReport>& reports) const;

    std::map<std::string, Known> known_; // an edit may take from a file what told the zone's name
    std::shared_ptr<const Catalog> all_ = std::make_shared<const Catalog>();
};

} // namespace namu::server
