#pragma once

#include "namu/server/listen_plan.hpp"
#include "namu/zone/catalog.hpp"

#include <span>
#include <vector>

namespace namu {

/// Who answers for which zones after a reload.
struct FittedPlan {
    std::vector<server::ListenOn> listeners; ///< those that are open, with their zones from now on
    std::vector<StoredName> misplaced;       ///< zones that belong on addresses where nothing listens
};

/// Fits a new plan to the listeners that are open: a zone goes where the plan wants it. Where nothing
/// listens there it stays where it was, so that no edit of a name server's address takes a zone away; a
/// new one has a place only on listeners that had all zones.
[[nodiscard]] FittedPlan fit_plan(std::span<const server::ListenOn> plan,
                                  std::span<const server::ListenOn> open, const Catalog& all);

} // namespace namu
