#include "programs/journey/stub_resolver.hpp"

#include "namu/base/bytes.hpp"
#include "namu/resolve/reply_to.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/message_reader.hpp"
#include "namu/wire/query_writer.hpp"

#include <array>
#include <random>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace namu::journey {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;

constexpr std::uint16_t payload_size = 1'232;

} // namespace

error_code StubResolver::send(const Question& question)
{
    question_ = question;
    deadline_ = std::chrono::steady_clock::now() + time_limit_;
    const auto id = static_cast<std::uint16_t>(std::random_device{}() & 0xffff);
    query_ = write_query(id, HeaderFlag::recursion_desired, question, Opt{.payload_size = payload_size});
    const udp::endpoint server{server_.address, server_.port};
    error_code fault;
    socket_.open(server.protocol(), fault);
    if (!fault)
        socket_.connect(server, fault); // the system draws the port, and lets nobody else's datagrams in
    if (!fault)
        socket_.send(asio::buffer(query_), 0, fault);
    return fault;
}

Result<Message> StubResolver::receive()
{
    error_code fault = receive_over_udp();
    if (!fault && HeaderView{reply_}.has(HeaderFlag::truncated))
        fault = ask_over_tcp();
    if (fault)
        return fault;
    return read_message(reply_);
}

net::Endpoint StubResolver::client() const
{
    error_code unknown;
    const udp::endpoint local = socket_.local_endpoint(unknown);
    return {local.address(), local.port()};
}

bool StubResolver::is_answered() const
{
    return resolve::is_reply_to(load_u16(query_.data()), question_, reply_);
}

error_code StubResolver::receive_over_udp()
{
    do {
        reply_.resize(UINT16_MAX);
        const auto octets = wait_for(context_, socket_, deadline_, [this](auto handler) {
            socket_.async_receive(asio::buffer(reply_), std::move(handler));
        });
        if (!octets)
            return octets.error();
        reply_.resize(*octets);
    } while (!is_answered());
    return {};
}

error_code StubResolver::ask_over_tcp()
{
    was_over_tcp_ = true;
    tcp::socket socket{context_};
    const auto wait = [&](auto&& start) { return wait_for(context_, socket, deadline_, start); };
    auto done = wait([&](auto handler) {
        socket.async_connect({server_.address, server_.port}, std::move(handler));
    });
    std::array<std::uint8_t, 2> length{};
    store_u16(length.data(), static_cast<std::uint16_t>(query_.size()));
    const std::array framed{asio::buffer(std::as_const(length)), asio::buffer(std::as_const(query_))};
    if (done)
        done = wait([&](auto handler) { asio::async_write(socket, framed, std::move(handler)); });
    if (done)
        done =
            wait([&](auto handler) { asio::async_read(socket, asio::buffer(length), std::move(handler)); });
    if (done) {
        reply_.resize(load_u16(length.data()));
        done =
            wait([&](auto handler) { asio::async_read(socket, asio::buffer(reply_), std::move(handler)); });
    }
    if (!done)
        return done.error();
    return is_answered() ? error_code{} : error_code{asio::error::connection_aborted};
}

} // namespace namu::journey
