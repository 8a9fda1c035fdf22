#pragma once

#include "namu/base/bytes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// Two hexadecimal digits for each octet, in capital letters.
[[nodiscard]] std::string to_hex(Bytes octets);

/// The octets again, from digits in any case; nothing where there is anything else, or half an octet.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> from_hex(std::string_view digits);

} // namespace namu
