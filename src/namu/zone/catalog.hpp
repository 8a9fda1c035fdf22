#pragma once

#include "namu/wire/hashed_name.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/stored_name.hpp"
#include "namu/zone/name_index.hpp"
#include "namu/zone/zone.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace namu {

/// One zone of a catalog. A zone that is configured but could not be loaded has its apex here and no
/// records: its names are answered with SERVFAIL, never as if they were not ours (RFC 8914 §4.25).
struct CatalogEntry {
    StoredName apex;
    std::shared_ptr<const Zone> zone;
    /// Whether another zone of the catalog has its apex below this one; the catalog finds that out.
    bool has_zones_below = false;
    /// Under which number whoever answers from it counts that; 0 is for zones without one of their own.
    std::uint32_t tally = 0;
};

/// The zones that answer at one place: finds the one nearest to a name, among one or a hundred thousand.
///
/// Thread safety: never changes after construction; any number of threads may read.
class Catalog {
public:
    Catalog() : Catalog(std::vector<CatalogEntry>{}) {}
    /// Apexes must differ from each other.
    explicit Catalog(std::vector<CatalogEntry> entries);

    /// The zone with the longest apex that `name` is at or below (RFC 1034 §4.3.2 step 2); null where
    /// there is none. The DS of a zone's own apex is in its parent: for that type a zone above it is
    /// preferred, where one is here (RFC 4035 §3.1.4.1).
    [[nodiscard]] const CatalogEntry* find(const HashedName& name, RRType type) const noexcept;

    /// The entry with exactly that apex, or null.
    [[nodiscard]] const CatalogEntry* find_apex(NameView apex) const noexcept;

    [[nodiscard]] std::span<const CatalogEntry> entries() const noexcept { return entries_; }

private:
    void mark_those_above(const CatalogEntry& entry) noexcept;
    [[nodiscard]] const CatalogEntry* find_last_labels(const HashedName& name,
                                                       std::size_t labels) const noexcept;

    std::vector<CatalogEntry> entries_;
    NameIndex index_;
    std::bitset<max_name_labels> depths_; // numbers of labels that some apex has: the others need no look
};

} // namespace namu
