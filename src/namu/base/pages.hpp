#pragma once

#include <cstddef>
#include <cstdint>

namespace namu {

/// The size of a large page, as far as asking for one goes.
inline constexpr std::size_t large_page = std::size_t{1} << 21;
inline constexpr std::size_t usual_page = 4'096;

enum class PageSize : std::uint8_t {
    usual, ///< where little of the memory may ever be written
    large, ///< one fault instead of hundreds, and fewer misses of address translation, where the system has such pages
};

/// Memory of the system's own, which is gone as soon as it is given back: the heap would keep what a load has used.
/// `octets` is a multiple of `usual_page`; what is as large as `large_page`, or larger, begins at a multiple of that.
/// Zeroed. Throws std::bad_alloc.
[[nodiscard]] std::uint8_t* take_pages(std::size_t octets, PageSize size);

/// Makes room for `wanted` octets of what was taken for `octets`, without a copy; elsewhere, as a rule. Both are at
/// least `large_page`. Throws std::bad_alloc, and nothing has changed then.
[[nodiscard]] std::uint8_t* grow_pages(std::uint8_t* memory, std::size_t octets, std::size_t wanted);

/// Gives back all of what was taken, or what is behind its front; `octets` is a multiple of `usual_page`.
void give_pages_back(std::uint8_t* memory, std::size_t octets) noexcept;

} // namespace namu
