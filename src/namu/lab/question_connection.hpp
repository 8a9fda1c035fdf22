#pragma once

#include "namu/base/bytes.hpp"
#include "namu/lab/question_port.hpp"
#include "namu/net/connection_limits.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace namu::lab {

/// A client's connection to a QuestionPort: questions one after the other (RFC 7766 §8), each answered in the manner
/// that the reply says. Lives as long as there is something to wait for.
class QuestionConnection : public std::enable_shared_from_this<QuestionConnection> {
public:
    using Ask = std::function<void(Bytes question, SendReply send)>;

    QuestionConnection(boost::asio::ip::tcp::socket socket, net::ConnectionLimits::Lease lease, Ask ask);

    void start() { read_length(); }
    void close();

private:
    void read_length();
    void read_question();
    void wait_and_send(Delivery reply);
    void send(Delivery reply);
    void write_all();
    void write_octets(std::size_t sent);
    void write_half();
    void reset();
    void start_timer();

    boost::asio::ip::tcp::socket socket_;
    boost::asio::steady_timer timer_; ///< closes a silent connection
    boost::asio::steady_timer later_; ///< of a reply that waits
    net::ConnectionLimits::Lease lease_;
    Ask ask_;
    std::array<std::uint8_t, 2> length_{};
    std::vector<std::uint8_t> question_;
    std::vector<std::uint8_t> reply_; ///< with its length in front
    std::chrono::milliseconds pause_{0};
};

} // namespace namu::lab
