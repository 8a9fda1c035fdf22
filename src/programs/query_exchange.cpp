#include "programs/query_exchange.hpp"

#include "namu/resolve/reply_to.hpp"

#include "namu/base/byte_reader.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/unchecked_name.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace namu {
namespace {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using asio::ip::tcp;
using asio::ip::udp;

/// A socket whose operations are waited for, each no longer than to a deadline.
template <typename Socket>
class TimedSocket {
public:
    TimedSocket() : socket_{context_} {}

    Socket& socket() noexcept { return socket_; }
    void set_deadline(Clock::time_point deadline) noexcept { deadline_ = deadline; }

    /// Starts an operation by `start(handler)`; how many octets it moved, or why it did not.
    template <typename Start>
    Result<std::size_t> wait(Start&& start)
    {
        error_code fault = asio::error::timed_out;
        std::size_t octets = 0;
        start([&](const error_code& error, std::size_t count) {
            fault = error;
            octets = count;
        });
        context_.restart();
        context_.run_until(deadline_);
        if (!context_.stopped()) {
            socket_.close();
            context_.run(); // the handler, with operation_aborted
            return error_code{asio::error::timed_out};
        }
        if (fault)
            return fault;
        return octets;
    }

private:
    asio::io_context context_;
    Socket socket_;
    Clock::time_point deadline_;
};

template <typename Endpoint>
Endpoint to_asio(const net::Endpoint& endpoint)
{
    return {endpoint.address, endpoint.port};
}

/// One try over UDP. Error timed_out: another one may help.
Result<Exchange> ask_once_over_udp(const net::Endpoint& server, Bytes query, const Question& question,
                                   std::chrono::seconds time_limit)
{
    TimedSocket<udp::socket> timed;
    udp::socket& socket = timed.socket();
    const auto endpoint = to_asio<udp::endpoint>(server);
    error_code fault;
    // A connected socket hears of ports where nobody listens, and hears nobody but the server.
    socket.open(endpoint.protocol(), fault);
    if (!fault)
        socket.connect(endpoint, fault);
    const auto begin = Clock::now();
    if (!fault)
        socket.send(asio::buffer(query.data(), query.size()), 0, fault);
    if (fault)
        return fault;
    timed.set_deadline(begin + time_limit);
    std::vector<std::uint8_t> room(UINT16_MAX);
    for (;;) {
        const auto size =
            timed.wait([&](auto handler) { socket.async_receive(asio::buffer(room), std::move(handler)); });
        if (!size)
            return size.error();
        const Bytes reply = Bytes{room}.first(*size);
        if (resolve::is_reply_to(load_u16(query.data()), question, reply))
            return Exchange{{reply.begin(), reply.end()}, Clock::now() - begin};
    }
}

Result<std::vector<std::uint8_t>> read_message_over_tcp(TimedSocket<tcp::socket>& timed)
{
    std::array<std::uint8_t, 2> length{};
    const auto read = [&timed](asio::mutable_buffer room) {
        return timed.wait([&](auto handler) { asio::async_read(timed.socket(), room, std::move(handler)); });
    };
    if (const auto got = read(asio::buffer(length)); !got)
        return got.error();
    std::vector<std::uint8_t> message(load_u16(length.data()));
    if (const auto got = read(asio::buffer(message)); !got)
        return got.error();
    return message;
}

} // namespace

Result<net::Endpoint> find_server(const std::string& server, std::uint16_t default_port)
{
    const auto endpoint = net::Endpoint::from_text(server, default_port);
    if (endpoint)
        return endpoint;
    const std::size_t colon = server.rfind(':');
    const std::string host = server.substr(0, colon);
    const std::string port =
        colon == std::string::npos ? std::to_string(default_port) : server.substr(colon + 1);
    if (host.empty() || host.find(':') != std::string::npos || !u16_from_text(port))
        return endpoint.error();
    // The resolver of the system would take `1.2.3` for 1.2.0.3, and the question would go to a stranger.
    if (host.find_first_not_of("0123456789.") == std::string::npos)
        return endpoint.error();
    asio::io_context context;
    error_code fault;
    const auto found = udp::resolver{context}.resolve(host, port, udp::resolver::numeric_service, fault);
    if (fault)
        return fault;
    const udp::endpoint first = found.begin()->endpoint();
    return net::Endpoint{first.address(), first.port()};
}

Result<Exchange> ask_over_udp(const net::Endpoint& server, Bytes query, const Question& question,
                              std::chrono::seconds time_limit, unsigned tries)
{
    for (;; --tries) {
        auto exchange = ask_once_over_udp(server, query, question, time_limit);
        if (exchange || exchange.error() != asio::error::timed_out || tries <= 1)
            return exchange;
    }
}

Result<Exchange> ask_over_tcp(const net::Endpoint& server, Bytes query, const Question& question,
                              std::chrono::seconds time_limit)
{
    TimedSocket<tcp::socket> timed;
    const auto begin = Clock::now();
    timed.set_deadline(begin + time_limit);
    const auto connected = timed.wait([&](auto handler) {
        timed.socket().async_connect(to_asio<tcp::endpoint>(server),
                                     [handler](const error_code& error) mutable { handler(error, 0); });
    });
    if (!connected)
        return connected.error();

    std::vector<std::uint8_t> framed(2 + query.size());
    store_u16(framed.data(), static_cast<std::uint16_t>(query.size()));
    std::ranges::copy(query, framed.begin() + 2);
    const auto written = timed.wait(
        [&](auto handler) { asio::async_write(timed.socket(), asio::buffer(framed), std::move(handler)); });
    if (!written)
        return written.error();
    for (;;) {
        auto reply = read_message_over_tcp(timed);
        if (!reply)
            return reply.error();
        if (resolve::is_reply_to(load_u16(query.data()), question, *reply))
            return Exchange{std::move(*reply), Clock::now() - begin};
    }
}

} // namespace namu
