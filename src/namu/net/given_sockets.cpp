#include "namu/net/given_sockets.hpp"

#include "namu/net/socket_address.hpp"
#include "namu/net/socket_group.hpp"
#include "namu/net/socket_options.hpp"
#include "namu/net/system_error.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include <boost/assert.hpp>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace namu::net {
namespace {

/// Of one UDP socket: eight took three times the processor's time that two did.
constexpr std::size_t most_sharers = 2;

std::optional<int> option_of(int descriptor, int level, int name) noexcept
{
    int value = 0;
    socklen_t size = sizeof value;
    if (::getsockopt(descriptor, level, name, &value, &size) != 0)
        return std::nullopt;
    return value;
}

/// UDP and TCP only; other protocols have the same types of socket.
std::optional<Transport> transport_of(int descriptor) noexcept
{
    const auto protocol = option_of(descriptor, SOL_SOCKET, SO_PROTOCOL);
    if (protocol == IPPROTO_UDP)
        return Transport::udp;
    if (protocol == IPPROTO_TCP)
        return Transport::tcp;
    return std::nullopt;
}

/// Whether IPv4 packets arrive at a socket of IPv6 as well: their clients would have addresses that nobody expects.
bool takes_both_families(int descriptor, const Endpoint& endpoint) noexcept
{
    return endpoint.address.is_v6() && endpoint.is_wildcard() &&
           option_of(descriptor, IPPROTO_IPV6, IPV6_V6ONLY) == 0;
}

error_code set_up(int descriptor, Transport transport, const Endpoint& endpoint) noexcept
{
    if (::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK) != 0 ||
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0)
        return last_system_error();
    if (const auto error = set_options_of_bound(descriptor, transport, endpoint))
        return error;
    return transport == Transport::tcp ? listen_on(descriptor) : error_code{};
}

} // namespace

std::string GivenSockets::add(FileDescriptor socket)
{
    const std::string number = "file descriptor " + std::to_string(socket.get());
    const auto transport = transport_of(socket.get());
    const auto endpoint = local_endpoint(socket.get());
    if (!transport || !endpoint || endpoint->port == 0)
        return number +
               " is no bound UDP or TCP socket; ListenDatagram= and ListenStream= of the .socket unit take "
               "ADDRESS:PORT";
    if (takes_both_families(socket.get(), *endpoint))
        return number +
               " takes IPv4 and IPv6; BindIPv6Only=ipv6-only in the .socket unit, and 0.0.0.0 beside it, "
               "make two sockets of it";
    sockets_.push_back({*transport, *endpoint, std::move(socket)});
    return {};
}

std::vector<Endpoint> GivenSockets::endpoints() const
{
    std::vector<Endpoint> all;
    for (const Given& given : sockets_) {
        if (std::ranges::find(all, given.endpoint) == all.end())
            all.push_back(given.endpoint);
    }
    return all;
}

std::vector<FileDescriptor> GivenSockets::take(Transport transport, const Endpoint& endpoint)
{
    std::vector<FileDescriptor> taken;
    std::erase_if(sockets_, [&](Given& given) {
        const bool is_wanted = given.transport == transport && given.endpoint == endpoint;
        if (is_wanted)
            taken.push_back(std::move(given.descriptor));
        return is_wanted;
    });
    return taken;
}

std::vector<int> distinct_sockets(const std::vector<int>& descriptors)
{
    std::vector<int> distinct;
    std::set<std::uint64_t> seen;
    for (const int descriptor : descriptors) {
        std::uint64_t cookie = 0;
        socklen_t size = sizeof cookie;
        const bool is_known = ::getsockopt(descriptor, SOL_SOCKET, SO_COOKIE, &cookie, &size) == 0;
        if (!is_known || seen.insert(cookie).second)
            distinct.push_back(descriptor);
    }
    return distinct;
}

Result<std::vector<FileDescriptor>> adopt_socket_group(std::vector<FileDescriptor> given, Transport transport,
                                                       const Endpoint& endpoint, std::size_t sockets)
{
    BOOST_ASSERT(!given.empty());
    for (const FileDescriptor& socket : given) {
        if (const auto error = set_up(socket.get(), transport, endpoint))
            return error;
    }
    const std::size_t count = given.size();
    if (count > 1)
        spread_over_group(given.front().get(), static_cast<unsigned>(count));
    const std::size_t shared =
        transport == Transport::udp ? std::min(sockets, count * most_sharers) : sockets;
    while (given.size() < shared) {
        FileDescriptor same{::fcntl(given[given.size() % count].get(), F_DUPFD_CLOEXEC, 0)};
        if (!same)
            return last_system_error();
        given.push_back(std::move(same));
    }
    if (given.size() < sockets)
        given.resize(sockets);
    return given;
}

} // namespace namu::net
