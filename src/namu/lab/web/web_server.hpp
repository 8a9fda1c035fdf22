#pragma once

#include "namu/lab/web/web_folder.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/net/listeners.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace namu::lab {

/// The little web server of a lab: HTTP/1.1 on the addresses of its web-like names, with the pages of a WebFolder, or one
/// of its own for hosts that have none there.
///
/// It answers GET and HEAD, keeps connections open while they are used, and bounds what a client may take: the size of a
/// request's head, the time that it sends nothing, the number of connections. It has no TLS and runs nothing.
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
    ~WebServer();
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    /// The port in use; 0 where there are no endpoints.
    [[nodiscard]] std::uint16_t port() const noexcept;

private:
    struct State;
    class Connection;

    explicit WebServer(std::shared_ptr<State> state) : state_{std::move(state)} {}
    static void accept(const std::shared_ptr<State>& state, std::size_t acceptor);
    static void accept_later(const std::shared_ptr<State>& state, std::size_t acceptor);

    std::shared_ptr<State> state_;
};

} // namespace namu::lab
