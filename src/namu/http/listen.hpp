#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/net/file_descriptor.hpp"
#include "namu/net/listeners.hpp"

#include <span>
#include <vector>

namespace namu::http {

struct ListeningSocket {
    net::Endpoint endpoint; ///< with the port number in use
    net::FileDescriptor socket;
};

/// Opens a TCP socket on each endpoint; all or nothing. Those with port 0 get one and the same number.
boost::system::result<std::vector<ListeningSocket>, net::ListenError>
open_sockets(std::span<const net::Endpoint> endpoints);

} // namespace namu::http
