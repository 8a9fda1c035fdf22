#include "bench/floor/echo.hpp"

#include "bench/support/system.hpp"

#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <utility>

namespace namu::bench {
namespace {

void set(int socket, int level, int name, int value)
{
    if (::setsockopt(socket, level, name, &value, sizeof value) != 0)
        fail_with_errno("setsockopt");
}

net::FileDescriptor open_socket(const sockaddr_in& address)
{
    constexpr int buffer_octets = 4 * 1024 * 1024;
    net::FileDescriptor socket{::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    if (!socket)
        fail_with_errno("socket");
    set(socket.get(), SOL_SOCKET, SO_RCVBUF, buffer_octets);
    set(socket.get(), SOL_SOCKET, SO_SNDBUF, buffer_octets);
    set(socket.get(), IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_PROBE);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        fail_with_errno("bind");
    return socket;
}

net::FileDescriptor open_poll(int socket)
{
    net::FileDescriptor poll{::epoll_create1(EPOLL_CLOEXEC)};
    epoll_event event{};
    event.events = EPOLLIN;
    if (!poll || ::epoll_ctl(poll.get(), EPOLL_CTL_ADD, socket, &event) != 0)
        fail_with_errno("epoll");
    return poll;
}

} // namespace

Echo::Echo(const sockaddr_in& address, std::vector<std::uint16_t> sizes)
    : socket_{open_socket(address)},
      poll_{open_poll(socket_.get())},
      sizes_{std::move(sizes)},
      memory_(batch * room)
{
    for (std::size_t i = 0; i < batch; ++i) {
        octets_[i].iov_base = memory_.data() + i * room;
        auto& header = messages_[i].msg_hdr;
        header.msg_name = &peers_[i];
        header.msg_iov = &octets_[i];
        header.msg_iovlen = 1;
        prepare(i);
    }
}

/// The kernel overwrites the sizes, and so do we before an answer.
void Echo::prepare(std::size_t index) noexcept
{
    octets_[index].iov_len = room;
    messages_[index].msg_hdr.msg_namelen = sizeof peers_[index];
}

std::size_t Echo::take_batch() noexcept
{
    const int count = ::recvmmsg(socket_.get(), messages_.data(), batch, MSG_DONTWAIT, nullptr);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

std::size_t Echo::next_size(std::size_t received) noexcept
{
    if (sizes_.empty())
        return received;
    const std::size_t size = sizes_[next_size_];
    if (++next_size_ == sizes_.size())
        next_size_ = 0;
    return size;
}

void Echo::send_back(std::size_t count) noexcept
{
    for (std::size_t i = 0; i < count; ++i)
        octets_[i].iov_len = next_size(messages_[i].msg_len);
    std::span<mmsghdr> left = std::span{messages_}.first(count);
    while (!left.empty()) {
        const int sent = ::sendmmsg(socket_.get(), left.data(), static_cast<unsigned>(left.size()), 0);
        left = left.subspan(sent > 0 ? static_cast<std::size_t>(sent) : 1);
    }
    for (std::size_t i = 0; i < count; ++i)
        prepare(i);
}

void Echo::run()
{
    epoll_event event{};
    for (;;) {
        static_cast<void>(::epoll_wait(poll_.get(), &event, 1, -1));
        std::size_t count = 0;
        do {
            count = take_batch();
            send_back(count);
        } while (count == batch);
    }
}

} // namespace namu::bench
