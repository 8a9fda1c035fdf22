#pragma once

#include "namu/lab/isolation/isolation.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace namu::lab {

/// Makes programs of the process's own mount namespace (see `enter_namespaces`) ask the server on 127.0.0.1, port 53:
/// other text stands there in /etc/resolv.conf, also where that is a link, and in /etc/nsswitch.conf, and the cache of
/// host names, nscd, is not found. The files of the machine are not touched.
[[nodiscard]] std::optional<IsolationError> use_server_on_loopback();

/// The text of nsswitch.conf with nothing but `files` and `dns` for hosts: other ways, such as `resolve`, ask servers of
/// the machine over a socket in its files, and would so get out of a network namespace.
[[nodiscard]] std::string with_hosts_by_dns(std::string_view nsswitch);

} // namespace namu::lab
