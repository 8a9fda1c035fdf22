#include "namu/server/snapshot_maker.hpp"

#include <utility>

namespace namu::server {

SnapshotMaker::SnapshotMaker(const Catalog& all, std::span<const ServedView> views,
                             const ZoneAccessRules& access, const TallyBoard& board)
    : all_{all},
      views_{views},
      board_{board}
{
    for (const auto& [apex, rules] : access)
        access_.emplace(apex, std::make_shared<const AccessList>(rules.compiled()));
}

std::shared_ptr<const VirtualServer> SnapshotMaker::virtual_server(const ListenOn& listener)
{
    std::shared_ptr<const Views> views = listener.zones ? views_for(listener) : unrestricted_;
    if (views == nullptr)
        views = unrestricted_ = views_for(listener);
    return std::make_shared<const VirtualServer>(std::move(views), listener.access.compiled());
}

/// The zones that the listener names are all that it serves, in every view.
std::shared_ptr<const Views> SnapshotMaker::views_for(const ListenOn& listener) const
{
    std::vector<ServedView> views;
    for (const ServedView& view : views_)
        views.push_back({view.name, view.clients, catalog_for(listener, *view.zones)});
    return std::make_shared<const Views>(catalog_for(listener, all_), views, access_);
}

std::shared_ptr<const Catalog> SnapshotMaker::catalog_for(const ListenOn& listener,
                                                          const Catalog& zones) const
{
    std::vector<CatalogEntry> entries = zones_of(listener, zones);
    board_.number(entries);
    return std::make_shared<const Catalog>(std::move(entries));
}

} // namespace namu::server
