#pragma once

#include "namu/load/load_zone.hpp"
#include "namu/load/serial_book.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/server/zone_set.hpp"
#include "namu/service/zone_status.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace namu::service {

/// One reading of zones: all of them, or those that have changed.
struct ZoneRound {
    ZoneRequests collected;
    std::vector<server::ZoneReport> reports; ///< in the order of `changes`
    std::vector<std::optional<ZoneChange>>
        changes;         ///< of a report that put a new version in the place of an old one
    std::string trouble; ///< why served serials could not be kept for the next start; empty where they could
    std::chrono::system_clock::time_point began;

    [[nodiscard]] bool has_changed_zones() const noexcept;
};

/// The zones of a server over its life, or those of one view: read again when they change, each with a serial that
/// rises when its content does, and a memory of what has become of it.
///
/// Thread safety: none; `read` takes as long as the zones are large.
class ZoneKeeper {
public:
    struct Settings {
        ZoneArguments zones;
        SerialPolicy serials = SerialPolicy::increment;
        std::map<StoredName, SerialPolicy> serials_of = {};
        std::optional<std::string> serial_file = {}; ///< keeps served serials over restarts
        std::size_t records_shown = 20; ///< of a change, at most, each of those removed and added
    };

    explicit ZoneKeeper(Settings settings);

    /// Writes served serials from now on, those of readings before now: once the process is the user that it stays.
    /// What went wrong, in words; empty: nothing.
    std::string begin_to_write();

    /// Writes served serials that could not be written before, if there are any. What went wrong, as above.
    std::string keep_serials();

    /// From the next `read` on. The file of serials stays what it was.
    void change(Settings settings);

    /// Reads all zones, or, where `files` is given, those that are made of any of these, and new ones. `options` has what
    /// is the same for all zones. Throws what load_zones throws; then nothing is different.
    ZoneRound read(const LoadOptions& options, const std::set<std::string>* files = nullptr);

    [[nodiscard]] const std::shared_ptr<const Catalog>& zones() const noexcept { return set_.all(); }
    [[nodiscard]] const std::map<StoredName, ZoneStatus>& statuses() const noexcept { return statuses_; }
    /// Why the file of serials could not be used; empty where it could.
    [[nodiscard]] const std::string& serial_trouble() const noexcept { return serial_trouble_; }

    /// Every file that zones are made of, and the lists that name them.
    [[nodiscard]] std::set<std::string> files() const;
    /// The folders that were asked for, also while they are not there.
    [[nodiscard]] const std::set<std::string>& folders() const noexcept { return settings_.zones.folders; }

private:
    void note_folders();
    void note_serials(const std::vector<server::ZoneReport>& reports);
    std::optional<ZoneChange> note(const server::ZoneReport& report,
                                   std::chrono::system_clock::time_point now);
    void note_version(const server::ZoneReport& report, ZoneStatus& status,
                      std::chrono::system_clock::time_point now);

    Settings settings_;
    server::ZoneSet set_;
    SerialBook book_;
    bool may_write_ = false;
    bool is_unwritten_ = false; ///< the book has what its file has not
    std::string serial_trouble_;
    std::map<StoredName, ZoneStatus> statuses_;
};

} // namespace namu::service
