#pragma once

#include "namu/zone/zone.hpp"
#include "namu/zone/zone_difference.hpp"

#include <cstddef>

namespace namu {

/// What a new version of a zone has otherwise than the one before, for people: so many records at most, in canonical
/// order, and how many there are in all.
struct RecordChanges {
    ZoneDifference shown;
    std::size_t removed = 0;
    std::size_t added = 0;

    [[nodiscard]] bool is_empty() const noexcept { return removed == 0 && added == 0; }
};

/// Compares all records of two versions of a zone; no more than `most` removed and `most` added ones are kept.
[[nodiscard]] RecordChanges changes_between(const Zone& before, const Zone& now, std::size_t most);

/// The same where the difference is known already.
[[nodiscard]] RecordChanges changes_of(const ZoneDifference& difference, std::size_t most);

} // namespace namu
