#pragma once

#include "namu/base/bytes.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/wire/message_reader.hpp"
#include "namu/wire/query_writer.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace namu::testing {

/// The question for an A record, or another type.
inline std::vector<std::uint8_t> question_for(const std::string& name, RRType type = RRType::A)
{
    return write_query(4711, 0, {*Name::from_text(name), type});
}

/// Sends a message over UDP from an address of this machine and waits for the answer.
inline std::optional<Message> ask_udp_from(const std::string& client, const net::Endpoint& server,
                                           const std::vector<std::uint8_t>& question,
                                           std::chrono::milliseconds at_most = std::chrono::seconds{2})
{
    boost::asio::io_context context;
    boost::asio::ip::udp::socket socket{
        context, boost::asio::ip::udp::endpoint{boost::asio::ip::make_address(client), 0}};
    socket.connect({server.address, server.port});
    const timeval patience{at_most.count() / 1000, at_most.count() % 1000 * 1000};
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    socket.send(boost::asio::buffer(question));
    std::array<std::uint8_t, 4096> room{};
    const auto size = ::recv(socket.native_handle(), room.data(), room.size(), 0);
    if (size <= 0)
        return std::nullopt;
    const auto message = read_message(Bytes{room}.first(static_cast<std::size_t>(size)));
    return message ? std::optional{*message} : std::nullopt;
}

/// Asks over UDP and waits at most two seconds for the answer.
inline std::optional<Message> ask_udp(const net::Endpoint& server, const std::string& name,
                                      RRType type = RRType::A)
{
    return ask_udp_from(server.address.is_v4() ? "0.0.0.0" : "::", server, question_for(name, type));
}

/// Sends a message over TCP from an address of this machine, on a connection of its own.
inline std::optional<Message> ask_tcp_from(const std::string& client, const net::Endpoint& server,
                                           const std::vector<std::uint8_t>& question)
{
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket socket{
        context, boost::asio::ip::tcp::endpoint{boost::asio::ip::make_address(client), 0}};
    socket.connect({server.address, server.port});
    std::vector<std::uint8_t> framed(2);
    store_u16(framed.data(), static_cast<std::uint16_t>(question.size()));
    framed.insert(framed.end(), question.begin(), question.end());
    boost::asio::write(socket, boost::asio::buffer(framed));
    std::array<std::uint8_t, 2> length{};
    boost::asio::read(socket, boost::asio::buffer(length));
    std::vector<std::uint8_t> answer(load_u16(length.data()));
    boost::asio::read(socket, boost::asio::buffer(answer));
    const auto message = read_message(answer);
    return message ? std::optional{*message} : std::nullopt;
}

/// Asks over TCP on a connection of its own.
inline std::optional<Message> ask_tcp(const net::Endpoint& server, const std::string& name,
                                      RRType type = RRType::A)
{
    return ask_tcp_from(server.address.is_v4() ? "0.0.0.0" : "::", server, question_for(name, type));
}

} // namespace namu::testing
