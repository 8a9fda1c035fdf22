#include "namu/base/hex.hpp"

#include "namu/base/ascii.hpp"

namespace namu {

std::string to_hex(Bytes octets)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(octets.size() * 2);
    for (const auto octet : octets)
        out.append({digits[octet >> 4U], digits[octet & 0xfU]});
    return out;
}

std::optional<std::vector<std::uint8_t>> from_hex(std::string_view digits)
{
    if (digits.size() % 2 != 0)
        return std::nullopt;
    std::vector<std::uint8_t> octets;
    octets.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = hex_value(digits[i]);
        const int low = hex_value(digits[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        octets.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return octets;
}

} // namespace namu
