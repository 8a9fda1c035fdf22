#include "namu/net/socket_group.hpp"

#include "namu/net/socket_address.hpp"
#include "namu/net/socket_options.hpp"
#include "namu/net/system_error.hpp"

#include <boost/assert.hpp>

#include <sys/socket.h>

namespace namu::net {
namespace {

/// Connections that wait to be accepted; the kernel cuts it down to net.core.somaxconn.
constexpr int backlog = 1024;

enum class Share : bool { no, with_group };

Result<FileDescriptor> open_socket(Transport transport, const Endpoint& endpoint, Share share)
{
    const int family = endpoint.address.is_v4() ? AF_INET : AF_INET6;
    const int type = transport == Transport::udp ? SOCK_DGRAM : SOCK_STREAM;
    FileDescriptor socket{::socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    if (!socket)
        return last_system_error();
    if (const auto error = set_socket_options(socket.get(), transport, endpoint))
        return error;
    if (share == Share::with_group) {
        if (const auto error = set_reuse_port(socket.get()))
            return error;
    }
    const SocketAddress address{endpoint};
    if (::bind(socket.get(), &address.any, address.size()) != 0)
        return last_system_error();
    // With SO_REUSEADDR two sockets may both be bound; only the one that listens first has the port.
    if (transport == Transport::tcp) {
        if (const auto error = listen_on(socket.get()))
            return error;
    }
    return socket;
}

} // namespace

error_code listen_on(int descriptor) noexcept
{
    return ::listen(descriptor, backlog) == 0 ? error_code{} : last_system_error();
}

Result<std::vector<FileDescriptor>> open_socket_group(Transport transport, const Endpoint& endpoint,
                                                      unsigned workers)
{
    BOOST_ASSERT(workers > 0);
    // SO_REUSEPORT lets every process of the same user that asks for it have a share of our clients, also a
    // second server started by mistake. The kernel looks at both sockets when the later one is bound: the
    // first one of the group asks for the port alone, and so fails whoever holds it; only then it opens the
    // door for its siblings.
    std::vector<FileDescriptor> group;
    auto first = open_socket(transport, endpoint, Share::no);
    if (!first)
        return first.error();
    group.push_back(std::move(*first));
    if (workers == 1)
        return group;

    const int leader = group.front().get();
    const auto bound = local_endpoint(leader);
    if (!bound)
        return bound.error();
    if (const auto error = set_reuse_port(leader))
        return error;
    while (group.size() < workers) {
        auto next = open_socket(transport, {endpoint.address, bound->port}, Share::with_group);
        if (!next)
            return next.error();
        group.push_back(std::move(*next));
    }
    spread_over_group(leader, workers);
    return group;
}

} // namespace namu::net
