#pragma once

#include "namu/wire/record_run.hpp"

#include <cstdint>

namespace namu {

/// Records of one owner that follow each other in a run.
struct OwnerGroup {
    std::uint64_t key; ///< see `sort_key_below`
    RecordRun::Iterator begin;
    std::uint32_t first; ///< number of the first record in the text
    std::uint32_t count;
};

/// The first eight octets of the canonical key (canonical_key.hpp) of what `owner` has in front of an apex of
/// `apex_size` octets, as a number: names compare as their numbers do, where these differ.
[[nodiscard]] std::uint64_t sort_key_below(NameView owner, std::size_t apex_size) noexcept;

/// Canonical order of owners (RFC 4034 §6.1); groups of the same owner as they stand in the text.
[[nodiscard]] bool comes_before(const OwnerGroup& a, const OwnerGroup& b) noexcept;

[[nodiscard]] bool same_owner(const OwnerGroup& a, const OwnerGroup& b) noexcept;

} // namespace namu
