#pragma once

#include "namu/wire/stored_name.hpp"
#include "namu/zone/catalog.hpp"
#include "namu/zone/zone.hpp"

#include <boost/asio/ip/address.hpp>

#include <vector>

namespace namu::server {

/// A name server with one of its addresses.
struct NameServer {
    StoredName name;
    boost::asio::ip::address address;

    friend bool operator==(const NameServer&, const NameServer&) noexcept = default;
};

/// A zone's own name servers: those of its apex NS, with their addresses as the zone itself knows them, or another zone
/// in `all` does, as data or as glue. Each once.
[[nodiscard]] std::vector<NameServer> name_servers(const Zone& zone, const Catalog& all);

/// The addresses of these. Each address once.
[[nodiscard]] std::vector<boost::asio::ip::address> name_server_addresses(const Zone& zone,
                                                                          const Catalog& all);

} // namespace namu::server
