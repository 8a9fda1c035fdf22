#include "namu/lab/question_port.hpp"

#include "namu/lab/question_connection.hpp"

#include <utility>
#include <variant>
#include <vector>

#include <boost/asio/buffer.hpp>

namespace namu::lab {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;

constexpr std::chrono::milliseconds retry_after{100};

template <typename Protocol>
Protocol protocol_of(const net::Endpoint& endpoint)
{
    return endpoint.address.is_v4() ? Protocol::v4() : Protocol::v6();
}

} // namespace

QuestionPort::QuestionPort(asio::io_context& context, net::Listener sockets,
                           std::shared_ptr<net::ConnectionLimits> limits)
    : context_{context},
      endpoint_{std::move(sockets.endpoint)},
      limits_{std::move(limits)},
      udp_{context, protocol_of<udp>(endpoint_), sockets.udp.front().release()},
      tcp_{context, protocol_of<tcp>(endpoint_), sockets.tcp.front().release()},
      retry_{context}
{}

void QuestionPort::start(Handler handler)
{
    handler_ = std::move(handler);
    receive();
    accept();
}

void QuestionPort::close()
{
    handler_ = nullptr;
    error_code ignored;
    udp_.close(ignored);
    tcp_.close(ignored);
    retry_.cancel();
    for (const auto& weak : connections_) {
        if (const auto connection = weak.lock())
            connection->close();
    }
}

void QuestionPort::receive()
{
    const auto take = [self = shared_from_this()](const error_code& error, std::size_t octets) {
        if (self->handler_ == nullptr)
            return;
        if (!error) {
            const Client client{{self->client_.address(), self->client_.port()}, Transport::udp};
            self->handler_(Bytes{self->room_}.first(octets), client,
                           [self, to = self->client_](const Delivery& reply) { self->send(reply, to); });
        }
        self->receive();
    };
    udp_.async_receive_from(asio::buffer(room_), client_, take);
}

void QuestionPort::send(const Delivery& reply, const udp::endpoint& client)
{
    if (!reply.is_sent() || !udp_.is_open())
        return;
    error_code ignored; // whoever is gone needs no answer
    if (reply.delay.count() == 0) {
        udp_.send_to(asio::buffer(reply.octets), client, 0, ignored);
        return;
    }
    auto timer = std::make_shared<asio::steady_timer>(context_, reply.delay);
    timer->async_wait([self = shared_from_this(), timer, client, octets = reply.octets](const error_code&) {
        self->send({.octets = octets}, client);
    });
}

void QuestionPort::accept()
{
    tcp_.async_accept([self = shared_from_this()](const error_code& error, tcp::socket socket) {
        if (self->handler_ == nullptr)
            return;
        if (error)
            return self->accept_later();
        self->serve(std::move(socket));
        self->accept();
    });
}

/// Where descriptors have run out, the next try would fail at once, and so for ever.
void QuestionPort::accept_later()
{
    retry_.expires_after(retry_after);
    retry_.async_wait([self = shared_from_this()](const error_code& error) {
        if (!error && self->handler_ != nullptr)
            self->accept();
    });
}

void QuestionPort::serve(tcp::socket socket)
{
    error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error)
        return; // gone already
    auto place = limits_->admit(remote.address());
    auto* const lease = std::get_if<net::ConnectionLimits::Lease>(&place);
    if (lease == nullptr)
        return; // closed at once
    const Client client{{remote.address(), remote.port()}, Transport::tcp};
    const auto ask = [self = shared_from_this(), client](Bytes question, SendReply send) {
        if (self->handler_ == nullptr)
            return send({{}, Delivery::Manner::close});
        self->handler_(question, client, std::move(send));
    };
    const auto connection = std::make_shared<QuestionConnection>(std::move(socket), std::move(*lease), ask);
    std::erase_if(connections_, [](const auto& weak) { return weak.expired(); });
    connections_.push_back(connection);
    connection->start();
}

} // namespace namu::lab
