#pragma once

#include "namu/net/given_sockets.hpp"
#include "namu/server/server.hpp"
#include "programs/serve_estate.hpp"
#include "programs/serve_notices.hpp"
#include "programs/serve_zones.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace namu {

/// The server, and where it listens: at the addresses that the operator named, or at those of the zones' name servers.
class ServeListening {
public:
    /// The zones outlive it. `port` is for addresses that the zones name.
    ServeListening(const ServeZones& zones, std::uint16_t port) : zones_{zones}, port_{port} {}

    /// Sockets that were bound before this process began. Where nobody says where to listen, it is there.
    void give(net::GivenSockets given) { given_ = std::move(given); }

    /// Listens where another process did whose place this one takes, whatever ports were asked for.
    void inherit(const ServeEstate& estate);
    /// What such a process gets of this one.
    [[nodiscard]] ServeEstate estate() const;

    /// Opens the server and publishes the zones; what went wrong, and then it may not be used. Some of what is said may
    /// be warnings: see `is_open`.
    [[nodiscard]] Notices open(server::ServerSettings settings);
    [[nodiscard]] bool is_open() const noexcept { return server_ != nullptr; }

    [[nodiscard]] server::Server& server() const noexcept { return *server_; }

    /// After a reload of the configuration: listens where it says now, from the next publication on. Those that were
    /// asked for with port 0 keep the number that they got. What went wrong; then nothing is different.
    [[nodiscard]] std::optional<Notice> change(std::vector<server::ListenOn> wanted);

    /// Publishes the zones as they are now; their name servers may be others than at the start.
    [[nodiscard]] Notices publish();

private:
    [[nodiscard]] Notices follow_name_servers();

    const ServeZones& zones_;
    std::uint16_t port_;
    net::GivenSockets given_;
    std::vector<ServeEstate::Place> inherited_;
    std::unique_ptr<server::Server> server_;
    std::vector<server::ListenOn> asked_; ///< with the ports that were asked for
    bool is_derived_ = false;             ///< the listeners come from the zones
};

} // namespace namu
