#pragma once

#include "namu/base/result.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/wire/message.hpp"
#include "programs/journey/timed_wait.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>

namespace namu::journey {

/// A client's part of DNS (RFC 1034 §5.3.1): it asks the nearest server, and leaves the walk to it.
class StubResolver {
public:
    StubResolver(boost::asio::io_context& context, const net::Endpoint& server,
                 std::chrono::milliseconds time_limit)
        : context_{context},
          server_{server},
          time_limit_{time_limit},
          socket_{context}
    {}

    /// Writes the question with a drawn id, and sends it over UDP. Errors: those of sockets.
    [[nodiscard]] error_code send(const Question& question);

    /// Runs the context until the answer is there; over TCP where it did not fit a datagram. Errors:
    /// asio::error::timed_out, those of sockets and of `read_message`.
    [[nodiscard]] Result<Message> receive();

    [[nodiscard]] const net::Endpoint& server() const noexcept { return server_; }
    /// Of the question that was sent: its octets, the socket's number, and where it came from.
    [[nodiscard]] const std::vector<std::uint8_t>& query() const noexcept { return query_; }
    [[nodiscard]] int descriptor() noexcept { return socket_.native_handle(); }
    [[nodiscard]] net::Endpoint client() const;
    /// Of the answer: its octets, and what it came over.
    [[nodiscard]] const std::vector<std::uint8_t>& reply() const noexcept { return reply_; }
    [[nodiscard]] bool was_over_tcp() const noexcept { return was_over_tcp_; }

private:
    [[nodiscard]] error_code receive_over_udp();
    [[nodiscard]] error_code ask_over_tcp();
    [[nodiscard]] bool is_answered() const;

    boost::asio::io_context& context_;
    net::Endpoint server_;
    std::chrono::milliseconds time_limit_;
    boost::asio::ip::udp::socket socket_;
    Question question_;
    Deadline deadline_;
    std::vector<std::uint8_t> query_;
    std::vector<std::uint8_t> reply_;
    bool was_over_tcp_ = false;
};

} // namespace namu::journey
