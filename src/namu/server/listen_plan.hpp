#pragma once

#include "namu/net/endpoint.hpp"
#include "namu/server/access_rules.hpp"
#include "namu/wire/stored_name.hpp"
#include "namu/zone/catalog.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace namu::server {

/// One listen address, and the zones of the virtual server behind it.
struct ListenOn {
    net::Endpoint endpoint;
    std::optional<std::vector<StoredName>> zones = {}; ///< none: all of them
    AccessRules access = {};                           ///< who may ask here

    /// Reads `ADDR[:PORT][=ZONE,ZONE...]`. On an error the message says what is wrong.
    static boost::system::result<ListenOn, std::string> from_text(std::string_view text,
                                                                  std::uint16_t default_port);
};

/// Which addresses to listen on when the operator named none, so that a folder with a hierarchy of zones
/// shows its referrals: a zone whose name servers have loopback addresses is served there and nowhere
/// else; all others on 127.0.0.1 and ::1.
[[nodiscard]] std::vector<ListenOn> derive_listeners(const Catalog& all, std::uint16_t port);

/// The zones of one virtual server out of all that are loaded; a zone that is not there is left out.
[[nodiscard]] std::vector<CatalogEntry> zones_of(const ListenOn& listener, const Catalog& all);

} // namespace namu::server
