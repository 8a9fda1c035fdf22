#include "net/loopback.hpp"

#include "namu/base/bytes.hpp"
#include "namu/net/socket_address.hpp"

#include <boost/test/unit_test.hpp>

#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cstdint>

namespace namu::net::test {

Endpoint at(std::string_view text)
{
    return Endpoint::from_text(text, 0).value();
}

std::string framed(std::string_view message)
{
    const auto length = static_cast<std::uint16_t>(message.size());
    std::string octets{static_cast<char>(length >> 8), static_cast<char>(length & 0xff)};
    return octets.append(message);
}

bool eventually(const std::function<bool()>& condition)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

FileDescriptor client_socket(Transport transport, const Endpoint& peer)
{
    const int family = peer.address.is_v4() ? AF_INET : AF_INET6;
    FileDescriptor socket{::socket(family, transport == Transport::udp ? SOCK_DGRAM : SOCK_STREAM, 0)};
    BOOST_REQUIRE(socket);
    const timeval limit{patience.count(), 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    return socket;
}

void UdpClient::send(std::string_view text) const
{
    const SocketAddress to{server_};
    const auto sent = ::sendto(socket_.get(), text.data(), text.size(), 0, &to.any, to.size());
    BOOST_REQUIRE_EQUAL(sent, static_cast<ssize_t>(text.size()));
}

std::optional<UdpClient::Received> UdpClient::receive(std::chrono::milliseconds limit) const
{
    pollfd request{socket_.get(), POLLIN, 0};
    if (::poll(&request, 1, static_cast<int>(limit.count())) != 1)
        return std::nullopt;
    std::array<char, 65536> buffer;
    SocketAddress from;
    socklen_t size = sizeof from;
    const auto octets = ::recvfrom(socket_.get(), buffer.data(), buffer.size(), 0, &from.any, &size);
    if (octets < 0)
        return std::nullopt;
    return Received{{buffer.data(), static_cast<std::size_t>(octets)}, from.endpoint()};
}

TcpClient::TcpClient(const Endpoint& server, int receive_buffer)
    : socket_{client_socket(Transport::tcp, server)}
{
    if (receive_buffer > 0)
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    connected_ = connect(server);
}

bool TcpClient::connect(const Endpoint& server) const
{
    const SocketAddress to{server};
    return ::connect(socket_.get(), &to.any, to.size()) == 0;
}

Endpoint TcpClient::local() const
{
    return local_endpoint(socket_.get()).value();
}

void TcpClient::send(std::string_view octets) const
{
    BOOST_REQUIRE(try_send(octets));
}

bool TcpClient::try_send(std::string_view octets) const
{
    while (!octets.empty()) {
        const auto sent = ::send(socket_.get(), octets.data(), octets.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::optional<std::string> TcpClient::read_exactly(std::size_t octets) const
{
    std::string text(octets, '\0');
    std::size_t have = 0;
    while (have < octets) {
        const auto got = ::recv(socket_.get(), text.data() + have, octets - have, 0);
        if (got <= 0)
            return std::nullopt;
        have += static_cast<std::size_t>(got);
    }
    return text;
}

std::optional<std::string> TcpClient::receive() const
{
    const auto length = read_exactly(2);
    if (!length)
        return std::nullopt;
    return read_exactly(load_u16(as_bytes(*length).data()));
}

std::string TcpClient::receive_some() const
{
    std::array<char, 4096> buffer;
    const auto got = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    return {buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

bool TcpClient::sees_end() const
{
    char octet;
    const auto got = ::recv(socket_.get(), &octet, 1, 0);
    return got == 0 || (got < 0 && errno == ECONNRESET);
}

void TcpClient::shut_down_sending() const
{
    BOOST_REQUIRE_EQUAL(::shutdown(socket_.get(), SHUT_WR), 0);
}

void Worker::run(const std::function<void()>& task)
{
    std::packaged_task<void()> job{task};
    auto done = job.get_future();
    asio::post(context, [&job] { job(); });
    done.get();
}

void Worker::join()
{
    work_.reset();
    context.stop();
    if (thread_.joinable())
        thread_.join();
}

} // namespace namu::net::test
