#pragma once

#include "namu/config/configuration.hpp"
#include "namu/load/image_store.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/privilege/confine.hpp"
#include "namu/server/server.hpp"
#include "programs/check_report.hpp"
#include "programs/serve_configuration.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace namu {

/// What `namu serve` was told.
struct ServeOptions {
    config::Configuration configuration; ///< all of it; the members below are made of it
    ConfigurationSource source;          ///< to read it again
    ZoneArguments zones;
    server::ServerSettings server; ///< without listeners: they are derived from the zones
    std::uint16_t port = 0;        ///< for derived listeners
    std::optional<std::string> port_file = {};
    std::optional<int> ready_descriptor = {};
    Say say = Say::everything;
    std::optional<ImageStore> images = std::nullopt; ///< where images of zones are kept, if anywhere
    privilege::Confinement confinement = {};         ///< without files, which the zones tell
    bool is_confinement_chosen = false;              ///< somebody wants to know what came of it
    bool is_state_given = false; ///< somebody chose where, and wants to know when it does not work
};

/// Loads, opens, answers until a signal says to end; the exit status.
int serve_zones(ServeOptions options);

} // namespace namu
