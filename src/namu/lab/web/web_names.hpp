#pragma once

#include "namu/wire/stored_name.hpp"
#include "namu/zone/catalog.hpp"

#include <vector>

#include <boost/asio/ip/address.hpp>

namespace namu::lab {

/// A name of a lab behind which one expects web pages, and one of its addresses.
struct WebName {
    StoredName name;
    boost::asio::ip::address address;
};

/// The web-like names of a lab's zones with their addresses, in canonical order of the zones.
///
/// They are those that people write into the address line of a browser: an owner whose first label is `www` or `web`, and
/// the apex of a zone, with addresses of their own or by way of CNAME, or of the target of an HTTPS record (RFC 9460).
/// Names at or below a zone cut are left to the zone that has them.
[[nodiscard]] std::vector<WebName> web_names(const Catalog& zones);

/// Their addresses, each once, in the order of addresses.
[[nodiscard]] std::vector<boost::asio::ip::address> web_addresses(const Catalog& zones);

} // namespace namu::lab
