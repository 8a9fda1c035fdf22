#pragma once

#include "namu/load/load_zone.hpp"
#include "namu/tree/text/zone_change.hpp"
#include "namu/wire/hashed_name.hpp"
#include "namu/zone/zone.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace namu {

/// A zone of the tree; `zone()` may be asked only where it could be loaded.
struct TreeZone {
    std::size_t number = 0; ///< in the list that the tree was made of
    const LoadedZone* loaded = nullptr;
    const TreeZone* parent = nullptr; ///< the nearest zone above it; null for the top of a tree

    [[nodiscard]] bool is_loaded() const noexcept { return loaded->zone != nullptr; }
    [[nodiscard]] const Zone& zone() const noexcept { return *loaded->zone; }
    [[nodiscard]] NameView apex() const noexcept { return loaded->origin->name.view(); }
};

/// The zones of a folder, each with the one that lies nearest above it. Lives as long as the zones do, which were
/// loaded with their positions and have different names.
///
///     .  ->  com.  ->  glasscom.com.  ->  lab.glasscom.com.
///        ->  kr.   ->  co.kr.         ->  cyber.co.kr.
class ZoneTree {
public:
    explicit ZoneTree(const std::vector<LoadedZone>& zones);

    /// In canonical order of their names; zones that could not be loaded are among them.
    [[nodiscard]] std::span<const TreeZone> zones() const noexcept { return zones_; }
    [[nodiscard]] const TreeZone* find(NameView apex) const;
    /// The zone with the longest name that this one is at or below, or null.
    [[nodiscard]] const TreeZone* enclosing(NameView name) const;

private:
    struct HashName {
        std::size_t operator()(NameView name) const noexcept { return hash_name(name); }
    };

    std::vector<TreeZone> zones_;
    std::unordered_map<NameView, const TreeZone*, HashName> by_name_;
};

/// The records of one owner and type with their places, as many as the file has; none where there are none.
[[nodiscard]] std::vector<PlacedRecord> records_of(const TreeZone& zone, const NodeView& node, RRType type);

/// The addresses, A and AAAA.
[[nodiscard]] std::vector<PlacedRecord> addresses_of(const TreeZone& zone, const NodeView& node);

/// The same records in another zone, with a TTL that is usual there.
[[nodiscard]] ZoneDifference::Record copy_of(const RecordView& record, Ttl ttl);

/// The addresses of a host where the tree has them: in its own zone, and there neither below a zone cut nor by a wildcard.
[[nodiscard]] std::vector<PlacedRecord> own_addresses(const ZoneTree& tree, NameView host);

} // namespace namu
