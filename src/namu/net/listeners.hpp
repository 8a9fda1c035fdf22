#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/net/file_descriptor.hpp"
#include "namu/net/given_sockets.hpp"
#include "namu/net/transport.hpp"

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <span>
#include <string>
#include <vector>

namespace namu::net {

/// The open sockets of one endpoint: a place in each list for each worker. More of them where more sockets were given,
/// which then all have to be read; and empty ones where fewer were.
struct Listener {
    Endpoint endpoint; ///< with the port number in use
    std::vector<FileDescriptor> udp;
    std::vector<FileDescriptor> tcp;
};

/// What could not be opened and why: EADDRINUSE (see `find_port_holder`), EACCES, EADDRNOTAVAIL, EMFILE, ...
struct ListenError {
    Endpoint endpoint; ///< port 0 when no number was free for all endpoints
    Transport transport;
    error_code error;

    /// `127.0.0.1:53 (UDP): Address already in use`
    std::string to_text() const;
};

/// What `value()` of a failed `open_listeners` does: throws `boost::system::system_error`, for programs that
/// cannot start without.
[[noreturn]] void throw_exception_from_error(const ListenError& error, const boost::source_location& where);

/// Opens UDP and TCP on every endpoint, `workers` sockets of each; all or nothing.
///
/// Endpoints with port 0 all get one and the same number, free for both transports on each of them. It is
/// ours from the first look on, so any number of processes may do this at the same time.
///
/// An endpoint for which there are given sockets has these, taken out of `given`, and opens only the transport that is
/// not among them.
///
/// \return the listeners in the order of the endpoints
boost::system::result<std::vector<Listener>, ListenError>
open_listeners(std::span<const Endpoint> endpoints, unsigned workers, GivenSockets& given);
boost::system::result<std::vector<Listener>, ListenError> open_listeners(std::span<const Endpoint> endpoints,
                                                                         unsigned workers);

} // namespace namu::net
