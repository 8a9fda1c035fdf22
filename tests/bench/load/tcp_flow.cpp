#include "bench/load/tcp_flow.hpp"

#include "bench/support/system.hpp"

#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace namu::bench {
namespace {

constexpr std::size_t length_octets = 2;
constexpr std::size_t header_octets = 12;

net::FileDescriptor open_connection(const sockaddr_in& server, in_addr source)
{
    constexpr int patience_ms = 3000;
    net::FileDescriptor socket = open_socket(SOCK_STREAM, source, server);
    pollfd state{socket.get(), POLLOUT, 0};
    int fault = ETIMEDOUT;
    socklen_t size = sizeof fault;
    if (::poll(&state, 1, patience_ms) > 0)
        static_cast<void>(::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &fault, &size));
    errno = fault;
    const int on = 1;
    if (fault != 0 || ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0)
        fail_with_errno("connect by TCP");
    return socket;
}

} // namespace

TcpFlow::TcpFlow(const sockaddr_in& server, in_addr source, std::size_t in_flight)
    : socket_{open_connection(server, source)},
      pending_{in_flight},
      incoming_(std::size_t{256} * 1024)
{}

/// Counts the whole messages among the first `size` octets; how many octets they take.
std::size_t TcpFlow::take_messages(std::size_t size, std::uint64_t now, Tally& tally)
{
    std::size_t at = 0;
    while (size - at >= length_octets) {
        const std::size_t length = static_cast<std::size_t>(incoming_[at]) << 8 | incoming_[at + 1];
        if (size - at - length_octets < length)
            break;
        const std::uint8_t* const message = incoming_.data() + at + length_octets;
        at += length_octets + length;
        const auto asked = length < header_octets
                               ? std::nullopt
                               : pending_.finish(static_cast<std::uint16_t>(message[0] << 8 | message[1]));
        if (asked)
            tally.count_answer(message, length, now - std::min(now, *asked));
        else
            ++tally.alien;
    }
    return at;
}

void TcpFlow::receive(Tally& tally)
{
    const auto count =
        ::recv(socket_.get(), incoming_.data() + received_, incoming_.size() - received_, MSG_DONTWAIT);
    if (count == 0)
        throw std::runtime_error{"the server has closed a TCP connection"};
    if (count < 0) {
        if (errno != EAGAIN && errno != EINTR)
            fail_with_errno("recv");
        return;
    }
    received_ += static_cast<std::size_t>(count);
    const std::size_t taken = take_messages(received_, now_ns(), tally);
    received_ -= taken;
    std::memmove(incoming_.data(), incoming_.data() + taken, received_);
}

void TcpFlow::write_out()
{
    const auto count = ::send(socket_.get(), outgoing_.data() + written_, outgoing_.size() - written_,
                              MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN && errno != EINTR)
        fail_with_errno("send");
    written_ += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    if (written_ == outgoing_.size()) {
        outgoing_.clear();
        written_ = 0;
    }
}

std::size_t TcpFlow::send(Questions& questions, std::size_t count, std::uint64_t due, double interval)
{
    // What the kernel would not take lately goes first; until then nobody asks anything new.
    if (!outgoing_.empty()) {
        write_out();
        return 0;
    }
    std::size_t ready = 0;
    for (; ready < count && !pending_.is_full(); ++ready) {
        const auto message = questions.next();
        const auto time = due + static_cast<std::uint64_t>(interval * static_cast<double>(ready));
        const std::uint16_t id = pending_.add(time);
        message[0] = static_cast<std::uint8_t>(id >> 8);
        message[1] = static_cast<std::uint8_t>(id & 0xff);
        outgoing_.push_back(static_cast<std::uint8_t>(message.size() >> 8));
        outgoing_.push_back(static_cast<std::uint8_t>(message.size() & 0xff));
        outgoing_.insert(outgoing_.end(), message.begin(), message.end());
    }
    if (ready > 0)
        write_out();
    return ready;
}

} // namespace namu::bench
