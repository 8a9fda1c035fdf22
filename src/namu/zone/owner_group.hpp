#pragma once

#include "namu/wire/record_run.hpp"
#include "namu/zone/sort_key.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace namu {

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

/// Brings groups into the canonical order of owners (RFC 4034 §6.1), those of one owner as they stand in the text.
void sort_groups(std::span<OwnerGroup> groups);

} // namespace namu
