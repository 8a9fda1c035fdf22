#pragma once

#include "namu/base/ascii.hpp"
#include "namu/base/bytes.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace namu::testing {

/// The octets of hexadecimal digits; blanks between them count for nothing.
inline std::vector<std::uint8_t> from_hex(std::string_view hex)
{
    std::vector<std::uint8_t> octets;
    bool is_high = true;
    for (const char c : hex) {
        if (c == ' ' || c == '\n')
            continue;
        const int digit = hex_value(c);
        if (digit < 0)
            throw std::invalid_argument{"not a hexadecimal digit"};
        if (is_high)
            octets.push_back(static_cast<std::uint8_t>(digit << 4));
        else
            octets.back() = static_cast<std::uint8_t>(octets.back() | digit);
        is_high = !is_high;
    }
    return octets;
}

/// Lower-case hexadecimal digits, two for each octet.
inline std::string to_hex(Bytes octets)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t octet : octets) {
        hex += digits[octet >> 4];
        hex += digits[octet & 0xf];
    }
    return hex;
}

} // namespace namu::testing
