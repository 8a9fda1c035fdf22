#pragma once

#include "namu/monitor/facts.hpp"
#include "programs/lasting_trouble.hpp"
#include "programs/serve_images.hpp"
#include "programs/serve_listening.hpp"
#include "programs/serve_log.hpp"
#include "programs/serve_metrics.hpp"
#include "programs/serve_notices.hpp"
#include "programs/serve_query_log.hpp"
#include "programs/serve_zones.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>

namespace namu {

/// The parts of a server that a configuration reaches.
struct ServeParts {
    ServeOptions& options;
    ServeZones& zones;
    ServeLog& log;
    ServeListening& listening;
    std::optional<monitor::QueryLogger>& query_log; ///< once the server is open
    ServeMetrics& metrics;
    ServeImages& images;
};

/// Reads zones, and the configuration, and brings what they say to the parts of a server: all of it, or nothing.
class ServeReloads {
public:
    explicit ServeReloads(const ServeParts& parts) : parts_{parts} {}

    /// The first reading of the zones. What is to be said; whether they can be served.
    struct Reloaded {
        bool is_done = false;
        Notices notices;
    };
    Reloaded first();
    /// How many zones of the first reading were made of images.
    [[nodiscard]] std::size_t from_images() const noexcept { return from_images_; }

    /// Served serials are kept for the next start from now on.
    [[nodiscard]] Notices begin_to_write();
    /// Tries again what could not be kept.
    [[nodiscard]] Notices keep_serials();
    [[nodiscard]] bool has_serial_trouble() const noexcept { return !serial_trouble_.now().empty(); }

    /// The configuration with all that hangs on it, or nothing of it; then all zones.
    Reloaded everything();
    /// Zones made of these files, and new ones.
    Reloaded zones(const std::set<std::string>& files) { return read_zones(&files); }

    /// Just before the last reading began.
    [[nodiscard]] std::chrono::system_clock::time_point read_at() const noexcept { return read_at_; }
    [[nodiscard]] const monitor::ReloadFacts& facts() const noexcept { return facts_; }
    /// What came of the last reload of everything; empty: there was none.
    [[nodiscard]] const std::string& last() const noexcept { return last_; }
    /// What does not work though zones are served, in lines for people; empty: nothing.
    [[nodiscard]] std::string troubles() const;

private:
    Reloaded count(Reloaded reloaded);
    Reloaded read_configuration();
    Reloaded read_zones(const std::set<std::string>* files);
    Reloaded refused(Notices notices, const std::string& why);
    std::optional<Notice> take(ServeOptions fresh);
    std::optional<Notice> open_what_is_new(ServeOptions& fresh);
    void take_what_cannot_fail(ServeOptions fresh);
    Notices serial_notices(const std::string& trouble);

    ServeParts parts_;
    std::chrono::system_clock::time_point read_at_;
    monitor::ReloadFacts facts_;
    std::string last_;
    std::string collecting_trouble_; ///< why nobody knows which zones there are
    LastingTrouble serial_trouble_;
    std::size_t from_images_ = 0;
};

} // namespace namu
