#pragma once

#include "namu/base/clock.hpp"
#include "namu/lab/source_ports.hpp"
#include "namu/resolve/iteration.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace namu::lab {

struct WalkSettings {
    std::uint16_t port = 53;                     ///< of all servers
    std::chrono::milliseconds time_limit{1'000}; ///< of each try
    unsigned udp_tries = 2;                      ///< a datagram may get lost
    std::shared_ptr<SourcePorts> source_ports =
        {}; ///< where it notes the ports that it asks from; null: nowhere
};

/// Sends what an iteration wants to ask, each question from a socket and with an id of its own (RFC 5452 §9.2), and brings
/// back what comes, until there is an outcome.
class Walk : public std::enable_shared_from_this<Walk> {
public:
    using Done = std::function<void(const resolve::Iteration::Outcome&)>;

    /// Clock and cache of the iteration outlive it, or `done` keeps them.
    Walk(boost::asio::io_context& context, const Clock& clock, WalkSettings settings,
         std::unique_ptr<resolve::Iteration> iteration, Done done);
    ~Walk() { forget_source_port(); }
    Walk(const Walk&) = delete;
    Walk& operator=(const Walk&) = delete;

    void start() { step(); }

private:
    void step();
    void ask();
    void on_time_out();
    void ask_over_udp();
    void receive();
    void ask_over_tcp();
    void write_to_stream();
    void read_length();
    void read_message();
    void take(Bytes reply);
    void fail(resolve::Iteration::Failure failure);
    void go_on();
    void close_sockets();
    template <typename Socket>
    void note_source_port(const Socket& socket, Transport transport);
    void forget_source_port();
    void start_timer();
    template <typename Handler>
    auto for_this_question(Handler&& handler);

    const Clock& clock_;
    WalkSettings settings_;
    std::unique_ptr<resolve::Iteration> iteration_;
    Done done_;
    resolve::Iteration::Ask ask_;
    unsigned tries_left_ = 0;
    std::uint64_t questions_ = 0; ///< sent so far, the one in hand included
    std::uint16_t id_ = 0;
    std::optional<std::pair<Transport, std::uint16_t>> source_port_; ///< that is noted
    std::vector<std::uint8_t> query_;
    std::vector<std::uint8_t> room_;
    std::array<std::uint8_t, 2> length_{};
    boost::asio::ip::udp::socket udp_;
    boost::asio::ip::tcp::socket tcp_;
    boost::asio::steady_timer timer_;
};

} // namespace namu::lab
