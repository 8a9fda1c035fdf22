#pragma once

#include <span>
#include <string_view>

namespace namu {

/// The candidate that a typing mistake away may have been meant, or empty: at most one change for each three
/// letters (a letter too much, too few, another one, or two swapped), or a word that was broken off. Letter
/// case is ignored.
[[nodiscard]] std::string_view did_you_mean(std::string_view written,
                                            std::span<const std::string_view> candidates);

} // namespace namu
