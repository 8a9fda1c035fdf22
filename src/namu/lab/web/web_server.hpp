#pragma once

#include "namu/http/server.hpp"
#include "namu/lab/web/web_folder.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/net/listeners.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace namu::lab {

/// The little web server of a lab, on the addresses of its web-like names: the pages of a WebFolder, or one of its own for
/// hosts that have none there. It answers GET and HEAD, has no TLS and runs nothing.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class WebServer {
public:
    struct Settings {
        std::vector<net::Endpoint> endpoints; ///< with port 0 all get one and the same, a free one
        WebFolder folder;
        std::chrono::milliseconds time_limit{10'000}; ///< for a request to come, and for a response to go
        std::size_t most_connections = 200;           ///< more are closed as they come
    };

    /// The context outlives it. It may be destroyed at any time; connections end with it.
    static boost::system::result<std::unique_ptr<WebServer>, net::ListenError>
    open(boost::asio::io_context& context, Settings settings);

    /// The port in use; 0 where there are no endpoints.
    [[nodiscard]] std::uint16_t port() const noexcept;

private:
    explicit WebServer(std::unique_ptr<http::Server> server) : server_{std::move(server)} {}

    std::unique_ptr<http::Server> server_;
};

} // namespace namu::lab
