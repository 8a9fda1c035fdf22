#pragma once

#include "namu/answer/arrival.hpp"
#include "namu/base/bytes.hpp"
#include "namu/lab/delivery.hpp"
#include "namu/net/connection_limits.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/net/listeners.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace namu::lab {

/// Who asked.
struct Client {
    net::Endpoint endpoint;
    Transport transport = Transport::udp;
};

class QuestionConnection;

/// Where the reply to a question goes, now or later; to be called once.
using SendReply = std::function<void(Delivery reply)>;

/// UDP and TCP at one endpoint, without threads of its own: hands on each question, and sends what comes back for it in
/// the manner that it says. The questions of a connection are answered one after the other.
///
/// Made for labs and tests, where each reply may be late or broken; `server::Server` is the fast one.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class QuestionPort : public std::enable_shared_from_this<QuestionPort> {
public:
    /// The octets are those of one message, whatever they say.
    using Handler = std::function<void(Bytes question, const Client& client, SendReply send)>;

    /// One worker's sockets of a listener. The context outlives it.
    QuestionPort(boost::asio::io_context& context, net::Listener sockets,
                 std::shared_ptr<net::ConnectionLimits> limits);

    void start(Handler handler);
    /// No more questions, and nothing more is sent.
    void close();
    [[nodiscard]] const net::Endpoint& endpoint() const noexcept { return endpoint_; }

private:
    void receive();
    void send(const Delivery& reply, const boost::asio::ip::udp::endpoint& client);
    void accept();
    void accept_later();
    void serve(boost::asio::ip::tcp::socket socket);

    boost::asio::io_context& context_;
    net::Endpoint endpoint_;
    std::shared_ptr<net::ConnectionLimits> limits_;
    Handler handler_; ///< none once it is closed
    boost::asio::ip::udp::socket udp_;
    boost::asio::ip::tcp::acceptor tcp_;
    boost::asio::steady_timer retry_; ///< of accepting
    std::vector<std::weak_ptr<QuestionConnection>> connections_;
    std::array<std::uint8_t, 4096> room_{};
    boost::asio::ip::udp::endpoint client_;
};

} // namespace namu::lab
