#pragma once

#include "namu/answer/zone_access.hpp"
#include "namu/base/bytes.hpp"
#include "namu/zone/catalog.hpp"

namespace namu {

/// The zones as a group of clients sees them (RFC 9499 §6, "view"), and which of them are closed to whom.
struct View {
    const Catalog* catalog; ///< it must outlive the view
    ZoneAccess access = {};

    /// Whether what this zone knows may go into an answer to the client, also at the end of an alias.
    [[nodiscard]] bool shows(const CatalogEntry& entry, Bytes client) const noexcept
    {
        return access.allows(entry, client);
    }
};

} // namespace namu
