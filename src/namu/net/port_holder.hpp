#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/net/transport.hpp"

#include <sys/types.h>

#include <optional>
#include <string>

namespace namu::net {

/// A process that has a port open.
struct PortHolder {
    pid_t process;
    std::string command; ///< its short name, as in /proc/PID/comm
};

/// Who keeps `endpoint` from being opened, for the message after EADDRINUSE; searches /proc.
///
/// None when nobody does, or when the process belongs to another user and we may not look into it.
std::optional<PortHolder> find_port_holder(Transport transport, const Endpoint& endpoint);

} // namespace namu::net
