#pragma once

#include "namu/server/access_rules.hpp"
#include "namu/server/listen_plan.hpp"
#include "namu/server/tally_board.hpp"
#include "namu/server/views.hpp"
#include "namu/server/virtual_server.hpp"
#include "namu/zone/catalog.hpp"

#include <memory>
#include <span>
#include <vector>

namespace namu::server {

/// Makes the virtual servers of one snapshot; those with the same zones share them.
class SnapshotMaker {
public:
    /// The arguments must outlive this.
    SnapshotMaker(const Catalog& all, std::span<const ServedView> views, const ZoneAccessRules& access,
                  const TallyBoard& board);

    [[nodiscard]] std::shared_ptr<const VirtualServer> virtual_server(const ListenOn& listener);

private:
    [[nodiscard]] std::shared_ptr<const Views> views_for(const ListenOn& listener) const;
    [[nodiscard]] std::shared_ptr<const Catalog> catalog_for(const ListenOn& listener,
                                                             const Catalog& zones) const;

    const Catalog& all_;
    std::span<const ServedView> views_;
    const TallyBoard& board_;
    AccessByZone access_;
    std::shared_ptr<const Views> unrestricted_; // once a listener has all zones
};

} // namespace namu::server
