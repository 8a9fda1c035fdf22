#pragma once

#include "namu/base/diagnostic_text.hpp"
#include "namu/load/zone_request.hpp"
#include "namu/net/listeners.hpp"
#include "namu/server/server.hpp"
#include "namu/server/zone_set.hpp"
#include "namu/zone/catalog.hpp"
#include "programs/serve_notices.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace namu {

/// How many zones were made of images.
[[nodiscard]] std::size_t from_images(const std::vector<server::ZoneReport>& reports);

/// What is served, where, and three `dig` lines to try.
[[nodiscard]] std::string serve_banner(const server::Server& server, const Catalog& all,
                                       std::size_t from_images);

/// Everything that loading had to say: diagnostics of the arguments and of each zone, and what became of
/// zones with errors. None where all is well.
[[nodiscard]] Notices load_notices(const ZoneRequests& collected,
                                   const std::vector<server::ZoneReport>& reports, Colour colour);

/// One about each zone that a listener is meant to serve and that is not there.
[[nodiscard]] Notices unknown_zones_notices(std::span<const server::ListenOn> listeners, const Catalog& all);

/// What came of a reload.
[[nodiscard]] Notice reload_summary(const ZoneRequests& collected,
                                    const std::vector<server::ZoneReport>& reports);

/// One about each zone that a reload could not bring to the address of its name servers.
[[nodiscard]] Notices misplaced_notices(std::span<const StoredName> zones);

/// Why a socket could not be opened, and what to do about it.
[[nodiscard]] Notice listen_notice(const net::ListenError& error);

/// The same as text for a person in front of a screen.
[[nodiscard]] std::string listen_failure(const net::ListenError& error);

} // namespace namu
