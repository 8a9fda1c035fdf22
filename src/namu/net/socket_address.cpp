#include "namu/net/socket_address.hpp"

#include "namu/net/system_error.hpp"

#include <cstring>

namespace namu::net {

SocketAddress::SocketAddress(const Endpoint& endpoint) noexcept : v6{}
{
    if (endpoint.address.is_v4()) {
        const auto octets = endpoint.address.to_v4().to_bytes();
        v4.sin_family = AF_INET;
        v4.sin_port = htons(endpoint.port);
        std::memcpy(&v4.sin_addr, octets.data(), octets.size());
        return;
    }
    const auto address = endpoint.address.to_v6();
    const auto octets = address.to_bytes();
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(endpoint.port);
    v6.sin6_scope_id = static_cast<std::uint32_t>(address.scope_id());
    std::memcpy(&v6.sin6_addr, octets.data(), octets.size());
}

socklen_t SocketAddress::size() const noexcept
{
    return any.sa_family == AF_INET ? sizeof v4 : sizeof v6;
}

Bytes SocketAddress::address_octets() const noexcept
{
    switch (any.sa_family) {
    case AF_INET: return {reinterpret_cast<const std::uint8_t*>(&v4.sin_addr), sizeof v4.sin_addr};
    case AF_INET6: return {v6.sin6_addr.s6_addr, sizeof v6.sin6_addr.s6_addr};
    default: return {};
    }
}

Endpoint SocketAddress::endpoint() const noexcept
{
    switch (any.sa_family) {
    case AF_INET: return {address_from(v4.sin_addr), ntohs(v4.sin_port)};
    case AF_INET6: return {address_from(v6.sin6_addr, v6.sin6_scope_id), ntohs(v6.sin6_port)};
    default: return {};
    }
}

asio::ip::address_v4 address_from(const in_addr& address) noexcept
{
    return asio::ip::address_v4{ntohl(address.s_addr)};
}

asio::ip::address_v6 address_from(const in6_addr& address, unsigned long scope) noexcept
{
    asio::ip::address_v6::bytes_type octets;
    std::memcpy(octets.data(), &address, octets.size());
    return asio::ip::address_v6{octets, static_cast<asio::ip::scope_id_type>(scope)};
}

Result<Endpoint> local_endpoint(int descriptor) noexcept
{
    SocketAddress address;
    socklen_t size = sizeof address;
    if (::getsockname(descriptor, &address.any, &size) != 0)
        return last_system_error();
    return address.endpoint();
}

} // namespace namu::net
