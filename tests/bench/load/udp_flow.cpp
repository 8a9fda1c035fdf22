#include "bench/load/udp_flow.hpp"

#include "bench/support/system.hpp"

#include <algorithm>
#include <cerrno>

namespace namu::bench {
namespace {

net::FileDescriptor open_large_socket(const sockaddr_in& server, in_addr source)
{
    constexpr int buffer_octets = 4 * 1024 * 1024;
    net::FileDescriptor socket = open_socket(SOCK_DGRAM, source, server);
    for (const int option : {SO_RCVBUF, SO_SNDBUF})
        static_cast<void>(
            ::setsockopt(socket.get(), SOL_SOCKET, option, &buffer_octets, sizeof buffer_octets));
    return socket;
}

} // namespace

UdpFlow::UdpFlow(const sockaddr_in& server, in_addr source, std::size_t in_flight)
    : socket_{open_large_socket(server, source)},
      pending_{in_flight}
{
    for (std::size_t i = 0; i < batch; ++i) {
        incoming_octets_[i] = {headers_[i].data(), headers_[i].size()};
        incoming_[i].msg_hdr.msg_iov = &incoming_octets_[i];
        outgoing_[i].msg_hdr.msg_iov = &outgoing_octets_[i];
        incoming_[i].msg_hdr.msg_iovlen = outgoing_[i].msg_hdr.msg_iovlen = 1;
    }
}

void UdpFlow::receive(Tally& tally)
{
    // MSG_TRUNC: the length that is told is that of the whole answer.
    const int count = ::recvmmsg(socket_.get(), incoming_.data(), batch, MSG_DONTWAIT | MSG_TRUNC, nullptr);
    if (count <= 0)
        return;
    const std::uint64_t now = now_ns();
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const auto& header = headers_[i];
        const auto asked = pending_.finish(static_cast<std::uint16_t>(header[0] << 8 | header[1]));
        if (asked && incoming_[i].msg_len >= header_octets)
            tally.count_answer(header.data(), incoming_[i].msg_len, now - std::min(now, *asked));
        else
            ++tally.alien;
    }
}

std::size_t UdpFlow::send(Questions& questions, std::size_t count, std::uint64_t due, double interval)
{
    std::size_t ready = 0;
    for (; ready < std::min(count, batch) && !pending_.is_full(); ++ready) {
        const auto message = questions.next();
        const auto time = due + static_cast<std::uint64_t>(interval * static_cast<double>(ready));
        const std::uint16_t id = pending_.add(time);
        ids_[ready] = id;
        message[0] = static_cast<std::uint8_t>(id >> 8);
        message[1] = static_cast<std::uint8_t>(id & 0xff);
        outgoing_octets_[ready] = {message.data(), message.size()};
    }
    if (ready == 0)
        return 0;
    const int taken = ::sendmmsg(socket_.get(), outgoing_.data(), static_cast<unsigned>(ready), MSG_DONTWAIT);
    const std::size_t sent = taken > 0 ? static_cast<std::size_t>(taken) : 0;
    for (std::size_t i = sent; i < ready; ++i)
        static_cast<void>(pending_.finish(ids_[i]));
    return sent;
}

} // namespace namu::bench
