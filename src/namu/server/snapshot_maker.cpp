#include "namu/server/snapshot_maker.hpp"

namespace namu::server {

SnapshotMaker::SnapshotMaker(const Catalog& all, std::span<const ServedView> views,
                             const ZoneAccessRules& access)
    : all_{all},
      views_{views}
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
        views.push_back(
            {view.name, view.clients, std::make_shared<const Catalog>(zones_of(listener, *view.zones))});
    return std::make_shared<const Views>(std::make_shared<const Catalog>(zones_of(listener, all_)), views,
                                         access_);
}

} // namespace namu::server
