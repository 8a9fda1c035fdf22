#pragma once

#include "namu/server/tally.hpp"
#include "namu/server/totals.hpp"
#include "namu/server/views.hpp"
#include "namu/server/zone_numbers.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace namu::server {

/// Adds up what the workers of a server count, and knows which of their numbers are whose zone's.
///
/// Thread safety: none; it may be used while the workers count.
class TallyBoard {
public:
    /// The first `zones` zones are counted each for itself, as the tallies are made for.
    explicit TallyBoard(std::size_t zones) : numbering_{zones}, before_(zones + 1) {}

    /// A worker's tally, which lives as long.
    void watch(const Tally& tally) { tallies_.push_back(&tally); }

    /// Gives numbers to the zones that are served from now on.
    void renumber(const Catalog& all, std::span<const ServedView> views);
    /// Writes them into the entries of a catalog to be.
    void number(std::span<CatalogEntry> entries) const;

    /// All but what the sockets count.
    [[nodiscard]] ServerTotals totals() const;

private:
    [[nodiscard]] ZoneNumbers<std::uint64_t> sum_of(std::uint32_t zone) const;

    std::vector<const Tally*> tallies_;
    ZoneNumbering numbering_;
    /// By number: what was counted under it for a zone that is gone.
    std::vector<ZoneNumbers<std::uint64_t>> before_;
};

} // namespace namu::server
