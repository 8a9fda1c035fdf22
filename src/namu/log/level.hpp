#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace namu::log {

/// How much an event matters, the gravest first.
enum class Level : std::uint8_t {
    error,   ///< something does not work, and somebody has to do something
    warning, ///< it works, but not as it should
    notice,  ///< what an operator wants to see of a normal day: starts, reloads, changes
    info,    ///< more of that
    debug,   ///< for those who look for a fault
};

inline constexpr std::array<std::string_view, 5> level_names{"error", "warning", "notice", "info", "debug"};

[[nodiscard]] constexpr std::string_view to_text(Level level) noexcept
{
    return level_names[static_cast<std::size_t>(level)];
}

/// Nothing where it is none of `level_names`.
[[nodiscard]] constexpr std::optional<Level> level_from_text(std::string_view text) noexcept
{
    for (std::size_t i = 0; i < level_names.size(); ++i) {
        if (level_names[i] == text)
            return static_cast<Level>(i);
    }
    return std::nullopt;
}

} // namespace namu::log
