#include "bench/load/crowd.hpp"

#include "bench/support/system.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace namu::bench {
namespace {

constexpr std::size_t sources = 100;
constexpr double second_ns = 1e9;

bool is_connecting(const net::FileDescriptor& client)
{
    pollfd state{client.get(), POLLOUT, 0};
    return ::poll(&state, 1, 0) == 0;
}

/// Neither closed by the server nor never accepted.
bool is_open(const net::FileDescriptor& client)
{
    std::uint8_t octet = 0;
    return !is_connecting(client) && ::recv(client.get(), &octet, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
           (errno == EAGAIN || errno == EWOULDBLOCK);
}

} // namespace

Crowd::Crowd(const sockaddr_in& server, const Form& form, std::uint64_t patience_ns)
    : server_{server},
      clients_(form.connections),
      interval_ns_{form.octets_per_second > 0 ? second_ns / form.octets_per_second : 0}
{
    constexpr std::size_t at_a_time = 100; // fewer than a listening socket keeps waiting
    const std::uint64_t end = now_ns() + patience_ns;
    for (std::size_t number = 0; number < clients_.size(); ++number) {
        connect(number);
        // The one that began so long ago is to be through.
        while (number >= at_a_time && is_connecting(clients_[number - at_a_time]) && now_ns() < end) {
        }
    }
    while (std::ranges::any_of(clients_, is_connecting) && now_ns() < end) {
    }
}

void Crowd::connect(std::size_t number)
{
    clients_[number] = open_socket(SOCK_STREAM, loopback_address(number % sources), server_);
}

void Crowd::step(std::uint64_t now)
{
    if (interval_ns_ == 0)
        return;
    const auto time = static_cast<double>(now);
    if (next_due_ == 0)
        next_due_ = time;
    for (; next_due_ <= time; next_due_ += interval_ns_)
        send_one(next_++ % clients_.size());
}

void Crowd::send_one(std::size_t number)
{
    constexpr std::uint8_t octet = 0xff;
    if (::send(clients_[number].get(), &octet, 1, MSG_DONTWAIT | MSG_NOSIGNAL) == 1) {
        ++counts_.octets;
        return;
    }
    if (errno == EAGAIN || errno == ENOTCONN)
        return;
    ++counts_.closed;
    connect(number);
}

Attack::Counts Crowd::counts()
{
    counts_.connections = static_cast<std::uint64_t>(std::ranges::count_if(clients_, is_open));
    return counts_;
}

} // namespace namu::bench
