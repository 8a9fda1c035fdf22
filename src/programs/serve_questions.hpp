#pragma once

#include "namu/server/listen_plan.hpp"
#include "namu/zone/catalog.hpp"

#include <span>
#include <string>
#include <vector>

namespace namu {

/// `dig` lines for somebody who sees the server for the first time, three as a rule: a host, mail or the
/// like, and a referral where there is one. Each can be typed in a shell as it stands and finds something.
[[nodiscard]] std::vector<std::string> questions_to_try(std::span<const server::ListenOn> listeners,
                                                        const Catalog& all);

/// The zones of a listener in the order in which people want to see them: reverse zones last.
[[nodiscard]] std::vector<CatalogEntry> zones_for_people(const server::ListenOn& listener,
                                                         const Catalog& all);

/// A name as people type it, without the final dot.
[[nodiscard]] std::string name_for_people(NameView name);

} // namespace namu
