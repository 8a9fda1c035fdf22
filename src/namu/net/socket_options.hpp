#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/net/transport.hpp"

namespace namu::net {

/// Sets on a fresh socket all that has to stand before it is bound to `endpoint`.
///
/// - IPV6_V6ONLY: `::` does not take the IPv4 packets away from a socket on 0.0.0.0.
/// - UDP on a wildcard address: the kernel tells which address a question came to (RFC 3542 §6), so that
///   the answer leaves from there; without it a client sees an answer from a stranger.
/// - UDP: nobody may cut an answer into fragments, which can be poisoned: they go out with DF, and without
///   regard to what ICMP says about the path, which anybody can forge (RFC 9715 §3.1). The size of an answer
///   is bounded by the responder; one that is larger than the interface takes is dropped.
/// - UDP: larger buffers, as far as the machine allows.
/// - TCP: SO_REUSEADDR, so that connections of an earlier run in TIME_WAIT do not keep the port; TCP_NODELAY,
///   since answers are written whole.
error_code set_socket_options(int descriptor, Transport transport, const Endpoint& endpoint) noexcept;

/// The same for a socket that somebody else has bound already: what can still be set.
error_code set_options_of_bound(int descriptor, Transport transport, const Endpoint& endpoint) noexcept;

/// Lets further sockets of the same user bind the endpoint of this one, if they also ask for it.
error_code set_reuse_port(int descriptor) noexcept;

/// Spreads packets evenly over the first `sockets` sockets of the group that `descriptor` belongs to, without
/// regard to where they come from: by default one busy client keeps one worker busy. A socket that joins the
/// group later gets nothing. Best effort: where the kernel refuses, it spreads by client.
void spread_over_group(int descriptor, unsigned sockets) noexcept;

} // namespace namu::net
