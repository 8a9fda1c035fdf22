#pragma once

#include "namu/lab/isolation/isolation.hpp"

#include <optional>
#include <span>

#include <boost/asio/ip/address.hpp>

namespace namu::lab {

/// Gives `lo` these addresses besides those that it has, in the network namespace of the process, which has to be its own
/// (see `enter_namespaces`). Adding one again does nothing.
///
/// \return why an address cannot be added, of the first that cannot
[[nodiscard]] std::optional<IsolationError>
add_loopback_addresses(std::span<const boost::asio::ip::address> addresses);

} // namespace namu::lab
