#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/net/file_descriptor.hpp"
#include "namu/net/transport.hpp"

#include <vector>

namespace namu::net {

/// Opens `workers` (at least one) non-blocking sockets on one endpoint; the kernel spreads what arrives over
/// them. TCP sockets are listening. With port 0 the kernel chooses a free number, the same for all of the
/// group.
///
/// The endpoint is ours alone: when anybody holds it, also another process of the same user that asked for
/// SO_REUSEPORT, the error is EADDRINUSE. Other errors are those of socket(2), bind(2) and listen(2), such as
/// EACCES and EADDRNOTAVAIL.
Result<std::vector<FileDescriptor>> open_socket_group(Transport transport, const Endpoint& endpoint,
                                                      unsigned workers);

/// Lets a bound TCP socket take connections, or more of them at a time where it does already.
error_code listen_on(int descriptor) noexcept;

} // namespace namu::net
