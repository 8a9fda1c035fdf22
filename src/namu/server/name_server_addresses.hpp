#pragma once

#include "namu/zone/catalog.hpp"
#include "namu/zone/zone.hpp"

#include <boost/asio/ip/address.hpp>

#include <vector>

namespace namu::server {

/// The addresses of a zone's own name servers: those of its apex NS, as the zone itself knows them, or
/// another zone in `all` does, as data or as glue. Each address once.
[[nodiscard]] std::vector<boost::asio::ip::address> name_server_addresses(const Zone& zone,
                                                                          const Catalog& all);

} // namespace namu::server
