#pragma once

#include "programs/journey/http_client.hpp"
#include "programs/journey/surroundings.hpp"
#include "programs/journey/url_parts.hpp"

#include <optional>
#include <vector>

#include <boost/asio/ip/address.hpp>

namespace namu::journey {

/// Fetches what an http URL names from the first of the addresses that takes the connection, and tells each phase of the
/// socket. Nothing, and the failure told, where no response comes.
[[nodiscard]] std::optional<HttpResponse> fetch_page(const Surroundings& around, const UrlParts& url,
                                                     const std::vector<boost::asio::ip::address>& addresses);

} // namespace namu::journey
