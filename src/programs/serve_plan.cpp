#include "programs/serve_plan.hpp"

#include <algorithm>
#include <cstddef>

namespace namu {
namespace {

using server::ListenOn;

/// Zones of derived listeners are in the order of the catalog.
bool answers_for(const ListenOn& listener, NameView zone)
{
    return !listener.zones || std::ranges::binary_search(*listener.zones, zone, {}, &StoredName::view);
}

bool is_planned(std::span<const ListenOn> plan, const ListenOn& place, NameView zone)
{
    return std::ranges::any_of(plan, [&](const ListenOn& planned) {
        return planned.endpoint.address == place.endpoint.address && answers_for(planned, zone);
    });
}

} // namespace

FittedPlan fit_plan(std::span<const ListenOn> plan, std::span<const ListenOn> open, const Catalog& all)
{
    FittedPlan fitted;
    for (const ListenOn& listener : open)
        fitted.listeners.push_back({listener.endpoint, std::vector<StoredName>{}});
    for (const CatalogEntry& entry : all.entries()) {
        const auto give = [&](auto&& wants) {
            bool given = false;
            for (std::size_t i = 0; i < open.size(); ++i) {
                if (wants(open[i])) {
                    fitted.listeners[i].zones->push_back(entry.apex);
                    given = true;
                }
            }
            return given;
        };
        if (give([&](const ListenOn& place) { return is_planned(plan, place, entry.apex); }))
            continue;
        give([&](const ListenOn& place) { return answers_for(place, entry.apex); });
        fitted.misplaced.push_back(entry.apex);
    }
    // No restriction where there is none: such listeners share one catalog.
    for (ListenOn& listener : fitted.listeners) {
        if (listener.zones->size() == all.entries().size())
            listener.zones.reset();
    }
    return fitted;
}

} // namespace namu
