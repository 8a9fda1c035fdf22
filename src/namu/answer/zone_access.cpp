#include "namu/answer/zone_access.hpp"

namespace namu {

ZoneAccess::ZoneAccess(const Catalog& catalog, const AccessByZone& lists) : first_{catalog.entries().data()}
{
    for (const auto& [apex, list] : lists) {
        const CatalogEntry* const entry = catalog.find_apex(apex);
        if (entry == nullptr || list->is_open())
            continue;
        lists_.resize(catalog.entries().size());
        lists_[static_cast<std::size_t>(entry - first_)] = list;
    }
}

bool ZoneAccess::is_on_list(const CatalogEntry& entry, Bytes client) const noexcept
{
    const AccessList* const list = lists_[static_cast<std::size_t>(&entry - first_)].get();
    return list == nullptr || list->allows(client);
}

} // namespace namu
