#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace namu::fast {

/// Octets that are looked at together.
inline constexpr std::size_t mark_unit = 64;

/// Appends to `out` the places of the text where a reader has to look, ascending:
/// where a word begins, where one ends, and every octet that is neither of a word nor blank (octet_kind.hpp).
///
/// Looks at `units` times 64 octets from `text`; `base` is the offset that the first one counts as. `in_word` tells
/// whether the octet before was part of a word, and is so for the next call. `out` has room for a place for each
/// octet. Returns the end of what was written.
using FindMarks = std::uint32_t* (*)(const char* text, std::size_t units, std::uint32_t base, bool& in_word,
                                     std::uint32_t* out);

/// The fastest that this processor can run.
[[nodiscard]] FindMarks find_marks() noexcept;

/// All that this processor can run, the portable one first, for tests.
struct NamedFindMarks {
    std::string_view name;
    FindMarks find = nullptr;
};
[[nodiscard]] std::span<const NamedFindMarks> all_find_marks() noexcept;

} // namespace namu::fast
