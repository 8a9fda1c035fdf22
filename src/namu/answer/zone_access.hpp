#pragma once

#include "namu/answer/access_list.hpp"
#include "namu/base/bytes.hpp"
#include "namu/wire/stored_name.hpp"
#include "namu/zone/catalog.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <vector>

namespace namu {

/// Who may ask for which zone, by the zone's apex.
using AccessByZone = std::map<StoredName, std::shared_ptr<const AccessList>>;

/// Which zones of one catalog are closed to whom. It costs nothing where none is.
///
/// Thread safety: never changes after construction.
class ZoneAccess {
public:
    /// All zones are open to everybody.
    ZoneAccess() = default;
    /// Lists of zones that are not in the catalog are passed over. The catalog must outlive this.
    ZoneAccess(const Catalog& catalog, const AccessByZone& lists);

    /// `entry` is one of the catalog, `client` an address of 4 or 16 octets in network order. Never allocates.
    [[nodiscard]] bool allows(const CatalogEntry& entry, Bytes client) const noexcept
    {
        return lists_.empty() || is_on_list(entry, client);
    }

private:
    [[nodiscard]] bool is_on_list(const CatalogEntry& entry, Bytes client) const noexcept;

    const CatalogEntry* first_ = nullptr;
    std::vector<std::shared_ptr<const AccessList>> lists_; // by number of the entry; null: open
};

} // namespace namu
