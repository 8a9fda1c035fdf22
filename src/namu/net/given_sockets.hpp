#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/net/file_descriptor.hpp"
#include "namu/net/transport.hpp"

#include <string>
#include <vector>

namespace namu::net {

/// Sockets that were bound before this process began: by the service manager, or by the process that it takes over from.
class GivenSockets {
public:
    /// Takes a socket in, after a look at what it is. Returns why it cannot be used, and closes it then: a message for
    /// the operator; empty where all is well.
    [[nodiscard]] std::string add(FileDescriptor socket);

    /// Where they are bound, in the order in which they came, each once.
    [[nodiscard]] std::vector<Endpoint> endpoints() const;

    /// Hands out all that are bound there.
    [[nodiscard]] std::vector<FileDescriptor> take(Transport transport, const Endpoint& endpoint);

    [[nodiscard]] bool empty() const noexcept { return sockets_.empty(); }

private:
    struct Given {
        Transport transport;
        Endpoint endpoint;
        FileDescriptor descriptor;
    };

    std::vector<Given> sockets_;
};

/// Without those that are the same socket as one before, under another descriptor.
[[nodiscard]] std::vector<int> distinct_sockets(const std::vector<int>& descriptors);

/// Makes `sockets` of the given ones, which are at least one and bound to `endpoint`: sets their options, and lets TCP
/// listen.
///
/// Where there are fewer than `sockets`, several of the result are one and the same socket under several descriptors:
/// whichever worker is free takes the next question, and none is lost when one of them closes its own. Siblings by
/// SO_REUSEPORT would have queues of their own, and what waits in these is lost with them. Each datagram wakes all who
/// wait at its socket, so a UDP socket is shared by two; what is left of the result owns no socket. Where there are more
/// than `sockets`, all are in the result: in each of them questions arrive.
Result<std::vector<FileDescriptor>> adopt_socket_group(std::vector<FileDescriptor> given, Transport transport,
                                                       const Endpoint& endpoint, std::size_t sockets);

} // namespace namu::net
