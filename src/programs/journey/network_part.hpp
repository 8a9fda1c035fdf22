#pragma once

#include <optional>

#include <boost/asio/ip/address.hpp>

namespace namu::journey {

/// An address as `210.192.122.5/24` has it: so many bits name a network, and the others a host in it.
struct NetworkPart {
    boost::asio::ip::address mask;    ///< ones in the bits of the network: 255.255.255.0
    boost::asio::ip::address network; ///< the address with zeros for the host: 210.192.122.0
    boost::asio::ip::address host;    ///< the address with zeros for the network: 0.0.0.5
};

/// Nothing where an address has fewer bits than that: 32, or 128 for IPv6.
[[nodiscard]] std::optional<NetworkPart> network_part(const boost::asio::ip::address& address,
                                                      unsigned prefix);

} // namespace namu::journey
