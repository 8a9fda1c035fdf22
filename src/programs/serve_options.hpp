#pragma once

#include "namu/config/configuration.hpp"
#include "namu/load/image_store.hpp"
#include "namu/load/serial_book.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/net/prefix.hpp"
#include "namu/privilege/confine.hpp"
#include "namu/server/server.hpp"
#include "namu/watch/watcher.hpp"
#include "programs/check_report.hpp"
#include "programs/serve_configuration.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/system/result.hpp>

namespace namu {

/// The zones of a view, and who sees them.
struct ServeView {
    std::string name;
    std::vector<net::Prefix> clients;
    ZoneArguments zones;
};

/// What `namu serve` was told.
struct ServeOptions {
    config::Configuration configuration; ///< all of it; the members below are made of it
    ConfigurationSource source;          ///< to read it again
    ZoneArguments zones;
    std::vector<ServeView> views = {};
    SerialPolicy serials = SerialPolicy::increment;
    std::map<StoredName, SerialPolicy> serials_of = {};
    server::ServerSettings server; ///< without listeners: they are derived from the zones
    std::uint16_t port = 0;        ///< for derived listeners
    std::optional<std::string> port_file = {};
    std::optional<int> ready_descriptor = {};
    Say say = Say::everything;
    std::optional<std::string> state_folder = {};    ///< where there is one
    std::optional<ImageStore> images = std::nullopt; ///< where images of zones are kept, if anywhere
    watch::WatchSettings watch = {};
    std::optional<std::string> control_socket = {}; ///< where somebody said it
    privilege::Confinement confinement = {};        ///< without files, which the zones tell
    bool is_confinement_chosen = false;             ///< somebody wants to know what came of it
    bool is_state_given = false; ///< somebody chose where, and wants to know when it does not work
};

/// What a configuration means on this machine, secrets of cookies included. On an error, which is one of the command
/// line or of a file that it names, the message says what to do.
[[nodiscard]] boost::system::result<ServeOptions, std::string> serve_options(const config::Configuration& configuration);

} // namespace namu
