#include "namu/net/udp_batch.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>

namespace namu::net {
namespace {

/// How often a socket that can take no more is waited for, a millisecond each, before the rest of a batch is
/// dropped. The client asks again; the other clients must not wait for a congested link.
constexpr int max_waits = 3;

void wait_until_writable(int socket) noexcept
{
    pollfd request{socket, POLLOUT, 0};
    static_cast<void>(::poll(&request, 1, 1));
}

bool is_full(int fault) noexcept
{
    return fault == EAGAIN || fault == EWOULDBLOCK || fault == ENOBUFS || fault == ENOMEM;
}

} // namespace

UdpBatch::UdpBatch(UdpBatchSizes sizes)
    : capacity_{sizes.datagrams},
      memory_(sizes.datagrams * (sizes.question_octets + sizes.reply_octets)),
      datagrams_{std::make_unique<Datagram[]>(sizes.datagrams)},
      incoming_(sizes.datagrams),
      outgoing_(sizes.datagrams),
      incoming_octets_(sizes.datagrams),
      outgoing_octets_(sizes.datagrams)
{
    MutableBytes rest{memory_};
    for (std::size_t i = 0; i < capacity_; ++i) {
        datagrams_[i].buffer_ = rest.first(sizes.question_octets);
        datagrams_[i].reply_room_ = rest.subspan(sizes.question_octets, sizes.reply_octets);
        rest = rest.subspan(sizes.question_octets + sizes.reply_octets);
        prepare(i);
    }
}

/// The kernel overwrites the sizes in the header, so they are set anew before each use.
void UdpBatch::prepare(std::size_t index) noexcept
{
    auto& datagram = datagrams_[index];
    auto& header = incoming_[index].msg_hdr;
    incoming_octets_[index] = {datagram.buffer_.data(), datagram.buffer_.size()};
    header.msg_name = &datagram.peer_;
    header.msg_namelen = sizeof datagram.peer_;
    header.msg_iov = &incoming_octets_[index];
    header.msg_iovlen = 1;
    header.msg_control = datagram.control_.data();
    header.msg_controllen = datagram.control_.size();
    header.msg_flags = 0;
}

void UdpBatch::take(std::size_t index) noexcept
{
    auto& datagram = datagrams_[index];
    const auto& message = incoming_[index];
    datagram.question_ = datagram.buffer_.first(message.msg_len);
    datagram.truncated_ = (message.msg_hdr.msg_flags & MSG_TRUNC) != 0;
    datagram.control_size_ = message.msg_hdr.msg_controllen;
    datagram.reply_size_ = 0;
}

std::span<Datagram> UdpBatch::receive(int socket, UdpCounters& counters) noexcept
{
    for (std::size_t i = 0; i < received_; ++i)
        prepare(i);
    received_ = 0;

    int count = 0;
    do {
        count = ::recvmmsg(socket, incoming_.data(), static_cast<unsigned>(capacity_), MSG_DONTWAIT, nullptr);
    } while (count < 0 && errno == EINTR);
    if (count > 0)
        received_ = static_cast<std::size_t>(count);

    for (std::size_t i = 0; i < received_; ++i)
        take(i);
    counters.received += received_;
    return {datagrams_.get(), received_};
}

void UdpBatch::queue_reply(Datagram& datagram, std::size_t position) noexcept
{
    datagram.turn_control_around();
    outgoing_octets_[position] = {datagram.reply_room_.data(), datagram.reply_size_};
    auto& header = outgoing_[position].msg_hdr;
    header.msg_name = &datagram.peer_;
    header.msg_namelen = datagram.peer_.size();
    header.msg_iov = &outgoing_octets_[position];
    header.msg_iovlen = 1;
    header.msg_control = datagram.control_size_ == 0 ? nullptr : datagram.control_.data();
    header.msg_controllen = datagram.control_size_;
}

void UdpBatch::send(int socket, UdpCounters& counters) noexcept
{
    std::size_t queued = 0;
    for (auto& datagram : std::span{datagrams_.get(), received_}) {
        if (datagram.reply_size_ > 0)
            queue_reply(datagram, queued++);
    }
    send_queued(socket, std::span{outgoing_}.first(queued), counters);
}

void UdpBatch::send_queued(int socket, std::span<mmsghdr> messages, UdpCounters& counters) noexcept
{
    int waits = 0;
    while (!messages.empty()) {
        const int count =
            ::sendmmsg(socket, messages.data(), static_cast<unsigned>(messages.size()), MSG_DONTWAIT);
        if (count > 0) {
            counters.sent += static_cast<std::uint64_t>(count);
            messages = messages.subspan(static_cast<std::size_t>(count));
        } else if (errno == EINTR) {
            continue;
        } else if (is_full(errno) && waits < max_waits) {
            ++waits;
            wait_until_writable(socket);
        } else {
            // An error belongs to the first message, such as no route to that client; a full socket to all of
            // them.
            const std::size_t lost = is_full(errno) ? messages.size() : 1;
            counters.dropped += lost;
            messages = messages.subspan(lost);
        }
    }
}

} // namespace namu::net
