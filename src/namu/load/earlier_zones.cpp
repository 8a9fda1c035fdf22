#include "namu/load/earlier_zones.hpp"

namespace namu {

std::shared_ptr<const Zone> EarlierZones::take(NameView apex) const
{
    const CatalogEntry* const entry = zones_.find_apex(apex);
    if (entry == nullptr || entry->zone == nullptr || entry->zone->record_count() < least_records_)
        return nullptr;
    const std::scoped_lock lock{mutex_};
    return taken_.insert(entry).second ? entry->zone : nullptr;
}

} // namespace namu
