#pragma once

#include <cstddef>
#include <cstdint>

namespace namu {

/// The size of a large page, as far as asking for one goes.
inline constexpr std::size_t large_page = std::size_t{1} << 21;

/// How much of the memory will be written.
enum class PageUse : std::uint8_t {
    some, ///< pages come one by one, when they are
    all,  ///< all pages come at once, which costs less than a fault for each
};

/// Memory of the system's own, which is gone as soon as it is given back: the heap would keep what a load has used.
/// `octets` is a multiple of 4096; memory of a multiple of `large_page` begins at such a multiple. Zeroed. Throws
/// std::bad_alloc.
[[nodiscard]] std::uint8_t* take_pages(std::size_t octets, PageUse use);

/// Gives back all of what was taken.
void give_pages_back(std::uint8_t* octets, std::size_t size) noexcept;

} // namespace namu
