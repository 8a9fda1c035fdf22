#pragma once

#include "namu/http/message.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/net/listeners.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace namu::http {

/// A small HTTP/1.1 server: a function answers its requests.
///
/// It keeps connections open while they are used, and bounds what a client may take: the size of a request, the time
/// that it sends or takes nothing, the number of connections. It has no TLS.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class Server {
public:
    struct Settings {
        std::vector<net::Endpoint> endpoints; ///< with port 0 all get one and the same, a free one
        Handler handler;
        Complaint complaint = plain_complaint;
        std::string name = "namu";                    ///< the field Server of replies
        std::chrono::milliseconds time_limit{10'000}; ///< for a request to come, and for a reply to go
        std::size_t most_connections = 200;           ///< more are closed as they come
    };

    /// The context outlives it. It may be destroyed at any time; connections end with it.
    static boost::system::result<std::unique_ptr<Server>, net::ListenError>
    open(boost::asio::io_context& context, Settings settings);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Where it listens, with the ports in use, in the order of the settings.
    [[nodiscard]] const std::vector<net::Endpoint>& endpoints() const noexcept;

private:
    struct State;
    class Connection;

    explicit Server(std::shared_ptr<State> state) : state_{std::move(state)} {}
    static void accept(const std::shared_ptr<State>& state, std::size_t acceptor);
    static void accept_later(const std::shared_ptr<State>& state, std::size_t acceptor);

    std::shared_ptr<State> state_;
};

} // namespace namu::http
