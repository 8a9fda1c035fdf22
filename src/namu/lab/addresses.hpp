#pragma once

#include "namu/resolve/server_address.hpp"

#include <boost/asio/ip/address.hpp>

/// The same addresses as sockets know them, and as a resolver does, which knows no sockets.
namespace namu::lab {

[[nodiscard]] boost::asio::ip::address to_address(const resolve::ServerAddress& address);
[[nodiscard]] resolve::ServerAddress to_server_address(const boost::asio::ip::address& address);

} // namespace namu::lab
