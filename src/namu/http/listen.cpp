#include "namu/http/listen.hpp"

#include "namu/net/socket_group.hpp"

#include <algorithm>

namespace namu::http {

boost::system::result<std::vector<ListeningSocket>, net::ListenError>
open_sockets(std::span<const net::Endpoint> endpoints)
{
    std::vector<ListeningSocket> sockets;
    const bool wants_any = std::ranges::any_of(endpoints, [](const auto& one) { return one.port == 0; });
    if (wants_any) {
        auto listeners = net::open_listeners(endpoints, 1);
        if (!listeners)
            return listeners.error();
        for (net::Listener& one : *listeners)
            sockets.push_back({one.endpoint, std::move(one.tcp.front())}); // HTTP has no use for its UDP
        return sockets;
    }
    for (const net::Endpoint& endpoint : endpoints) {
        auto group = net::open_socket_group(net::Transport::tcp, endpoint, 1);
        if (!group)
            return net::ListenError{endpoint, net::Transport::tcp, group.error()};
        sockets.push_back({endpoint, std::move(group->front())});
    }
    return sockets;
}

} // namespace namu::http
