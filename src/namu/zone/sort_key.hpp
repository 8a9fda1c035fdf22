#pragma once

#include "namu/wire/name_view.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>

namespace namu {

/// The first sixteen octets of the canonical key (canonical_key.hpp) of what a name has in front of the apex of its
/// zone, as numbers: names compare as their keys do, where these differ.
struct SortKey {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    friend auto operator<=>(const SortKey&, const SortKey&) noexcept = default;
};

[[nodiscard]] SortKey sort_key_below(NameView owner, std::size_t apex_size) noexcept;

} // namespace namu
