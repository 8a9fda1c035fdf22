#pragma once

#include "namu/wire/record_run.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu {

/// The first sixteen octets of the canonical key (canonical_key.hpp) of what a name has in front of the apex of its
/// zone, as numbers: names compare as their keys do, where these differ.
struct SortKey {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    friend auto operator<=>(const SortKey&, const SortKey&) noexcept = default;
};

[[nodiscard]] SortKey sort_key_below(NameView owner, std::size_t apex_size) noexcept;

/// Records of one owner that follow each other in a run.
struct OwnerGroup {
    SortKey key;
    const std::uint8_t* record; ///< where the first one stands in its run
    std::uint32_t first;        ///< its number in the text
    std::uint32_t count;

    [[nodiscard]] RecordRun::Iterator begin() const noexcept { return RecordRun::Iterator{record}; }
    [[nodiscard]] NameView owner() const noexcept { return (*begin()).owner; }
};

[[nodiscard]] bool same_owner(const OwnerGroup& a, const OwnerGroup& b) noexcept;

/// Brings groups into the canonical order of owners (RFC 4034 §6.1), those of one owner as they stand in the text,
/// with so many threads.
void sort_groups(std::vector<OwnerGroup>& groups, std::size_t threads);

} // namespace namu
