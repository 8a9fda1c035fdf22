#pragma once

#include "namu/base/bytes.hpp"
#include "namu/net/endpoint.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

namespace namu::net {

/// An endpoint in the form the kernel reads and writes; turned into an Endpoint only where somebody asks.
///
/// Smaller than `sockaddr_storage`, of which a batch would hold 64.
union SocketAddress {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;

    SocketAddress() noexcept : v6{} {}
    explicit SocketAddress(const Endpoint& endpoint) noexcept;

    /// How many octets of it count, from its family.
    socklen_t size() const noexcept;
    /// The address in network order, 4 or 16 octets of this object; none for another family.
    Bytes address_octets() const noexcept;
    /// 0.0.0.0:0 for a family that is neither IPv4 nor IPv6.
    Endpoint endpoint() const noexcept;
};

asio::ip::address_v4 address_from(const in_addr& address) noexcept;
asio::ip::address_v6 address_from(const in6_addr& address, unsigned long scope) noexcept;

/// The endpoint a socket is bound to.
Result<Endpoint> local_endpoint(int descriptor) noexcept;

} // namespace namu::net
