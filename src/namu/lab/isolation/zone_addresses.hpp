#pragma once

#include "namu/zone/catalog.hpp"

#include <cstddef>
#include <vector>

#include <boost/asio/ip/address.hpp>

namespace namu::lab {

/// The addresses in the A and AAAA records of zones, each once, that a host can have: not 0.0.0.0/8, nor those from
/// 224.0.0.0 on, nor multicast, unspecified or link-local ones of IPv6. At most that many, the first that are found.
[[nodiscard]] std::vector<boost::asio::ip::address> zone_addresses(const Catalog& zones, std::size_t most);

} // namespace namu::lab
