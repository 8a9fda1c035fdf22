#pragma once

#include "namu/zone/catalog.hpp"

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_set>

namespace namu {

/// The zones as they are before a reload. A large one that has changed a little is made of its earlier version: that
/// takes the time of reading the text, and memory for the change instead of for a second zone.
///
/// Thread safety: any number of threads.
class EarlierZones {
public:
    /// A zone of fewer records is built anew as quickly, and without what an edited zone costs.
    static constexpr std::size_t default_least_records = 10'000;

    /// The catalog outlives this.
    explicit EarlierZones(const Catalog& zones, std::size_t least_records = default_least_records)
        : zones_{zones},
          least_records_{least_records}
    {}

    /// The earlier version of a zone that is worth it, else null. Only who asks first gets it, since only one
    /// ZoneEditor may be at work on it.
    [[nodiscard]] std::shared_ptr<const Zone> take(NameView apex) const;

private:
    const Catalog& zones_;
    std::size_t least_records_;
    mutable std::mutex mutex_;
    mutable std::unordered_set<const CatalogEntry*> taken_;
};

} // namespace namu
