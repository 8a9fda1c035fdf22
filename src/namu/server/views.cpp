#include "namu/server/views.hpp"

#include <limits>
#include <stdexcept>
#include <utility>

namespace namu::server {

Views::Views(std::shared_ptr<const Catalog> everybody, std::span<const ServedView> views,
             const AccessByZone& access)
{
    if (views.size() > std::numeric_limits<AddressTable::Value>::max())
        throw std::length_error{"more views than can be numbered"};
    add({}, std::move(everybody), access);
    std::vector<AddressTable::Row> rows;
    for (const ServedView& view : views) {
        const auto number = static_cast<AddressTable::Value>(views_.size());
        add(view.name, view.zones, access);
        for (const net::Prefix& client : view.clients)
            rows.push_back({client.octets(), number});
    }
    by_client_ = AddressTable{rows};
}

void Views::add(std::string name, std::shared_ptr<const Catalog> zones, const AccessByZone& access)
{
    views_.push_back({zones.get(), ZoneAccess{*zones, access}});
    names_.push_back(std::move(name));
    catalogs_.push_back(std::move(zones));
}

} // namespace namu::server
