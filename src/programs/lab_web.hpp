#pragma once

#include "namu/lab/web/web_names.hpp"
#include "namu/lab/web/web_server.hpp"
#include "namu/zone/catalog.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace namu {

/// What `namu lab --web` was told.
struct LabWebOptions {
    std::uint16_t port = 0;
    std::optional<std::string> port_file = {};
};

/// The web server of `namu lab --web`: on each address of the lab's web-like names, with the pages in the folder `www`
/// beside the zones.
class LabWeb {
public:
    LabWeb(boost::asio::io_context& context, LabWebOptions options, const std::string& zone_folder);

    /// Opens it for these zones, instead of the ones before; false, and the reason printed, where that cannot be. The
    /// port is the same from then on.
    bool open(const Catalog& zones);
    [[nodiscard]] bool write_port() const;
    [[nodiscard]] std::uint16_t port() const noexcept { return options_.port; }

    /// Names, addresses and port, and how to see a page; lines for a screen.
    [[nodiscard]] std::string report() const;

private:
    boost::asio::io_context& context_;
    LabWebOptions options_;
    lab::WebFolder folder_;
    std::vector<lab::WebName> names_;
    std::unique_ptr<lab::WebServer> server_;
};

} // namespace namu
