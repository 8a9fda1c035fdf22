#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>

namespace namu::rdata {

/// A set of 16-bit numbers in 256 windows of 256 bits, as type bitmaps have them (RFC 4034 §4.1.2).
///
/// Lives on the stack; only windows that are used are ever cleared.
class SparseSet {
public:
    static constexpr std::size_t window_octets = 32;

    SparseSet() noexcept {} // NOLINT(modernize-use-equals-default): bits_ stays unwritten on purpose

    /// False where the number was there already.
    bool insert(std::uint16_t number) noexcept
    {
        auto& window = bits_[number >> 8];
        if (!used_.test(number >> 8)) {
            window.fill(0);
            used_.set(number >> 8);
            windows_ = std::max<std::size_t>(windows_, (number >> 8) + 1U);
        }
        auto& octet = window[(number & 0xffU) >> 3];
        const auto bit = static_cast<std::uint8_t>(0x80U >> (number & 7U));
        const bool is_new = (octet & bit) == 0;
        octet |= bit;
        return is_new;
    }

    /// All windows from this one on are unused.
    [[nodiscard]] std::size_t windows() const noexcept { return windows_; }
    [[nodiscard]] bool has_window(std::size_t window) const noexcept { return used_.test(window); }

    /// A used window's octets without zero octets at the end.
    [[nodiscard]] std::span<const std::uint8_t> window(std::size_t window) const noexcept
    {
        const auto& octets = bits_[window];
        std::size_t size = octets.size();
        while (size > 0 && octets[size - 1] == 0)
            --size;
        return std::span{octets}.first(size);
    }

private:
    std::array<std::array<std::uint8_t, window_octets>, 256> bits_;
    std::bitset<256> used_;
    std::size_t windows_ = 0;
};

} // namespace namu::rdata
