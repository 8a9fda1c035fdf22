#pragma once

#include <span>
#include <string_view>

namespace namu {

/// The candidate that a typing mistake away may have been meant, or empty: at most one change for
/// each three letters, letter case ignored.
[[nodiscard]] std::string_view did_you_mean(std::string_view written,
                                            std::span<const std::string_view> candidates);

} // namespace namu
