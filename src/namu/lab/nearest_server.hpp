#pragma once

#include "namu/base/clock.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/net/listeners.hpp"
#include "namu/resolve/cache.hpp"
#include "namu/resolve/iteration.hpp"
#include "namu/resolve/root_hints.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace namu::lab {

/// The nearest server of the story: clients ask it, it walks from the root to the answer, and remembers what it was told.
///
/// It is for the lab, and no public resolver: it answers clients on loopback addresses only and validates nothing.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class NearestServer {
public:
    struct Settings {
        net::Endpoint endpoint; ///< where clients ask
        resolve::RootHints hints;
        std::uint16_t server_port = 0;               ///< of all servers that it asks
        std::chrono::milliseconds time_limit{1'000}; ///< for an answer of a server
        std::size_t most_walks = 1'000;              ///< at a time; more clients are not answered
    };

    /// The context and the clock outlive it; it must not be destroyed while the context runs.
    static boost::system::result<std::unique_ptr<NearestServer>, net::ListenError>
    open(boost::asio::io_context& context, const Clock& clock, Settings settings);
    ~NearestServer();
    NearestServer(const NearestServer&) = delete;
    NearestServer& operator=(const NearestServer&) = delete;

    /// With the port in use.
    [[nodiscard]] const net::Endpoint& endpoint() const noexcept { return settings_.endpoint; }
    [[nodiscard]] resolve::Cache& cache() noexcept { return cache_; }
    /// Begins there from now on, and forgets what it was told: the lab is another one.
    void begin_anew(resolve::RootHints hints);

    /// Where the reply to a question goes; empty: there is none.
    using SendReply = std::function<void(std::vector<std::uint8_t> reply)>;

private:
    class Client;

    NearestServer(boost::asio::io_context& context, const Clock& clock, Settings settings);
    void listen(net::Listener sockets);
    void receive();
    void accept();
    void accept_later();
    void answer(std::vector<std::uint8_t> question, std::size_t most_octets, SendReply send);

    boost::asio::io_context& context_;
    const Clock& clock_;
    Settings settings_;
    resolve::Cache cache_;
    resolve::IterationObserver observer_;
    std::size_t walks_ = 0;
    boost::asio::ip::udp::socket udp_;
    boost::asio::ip::tcp::acceptor tcp_;
    boost::asio::steady_timer retry_; ///< of accepting
    std::array<std::uint8_t, 4096> room_{};
    boost::asio::ip::udp::endpoint client_;
};

} // namespace namu::lab
