#pragma once

#include "namu/base/bytes.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu::rdata {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint8_t, 16>;

/// Four decimal octets without leading zeros.
[[nodiscard]] std::optional<Ipv4> parse_ipv4(std::string_view text) noexcept;
/// The text forms of RFC 4291 §2.2, the one that ends as IPv4 included.
[[nodiscard]] std::optional<Ipv6> parse_ipv6(std::string_view text) noexcept;

void append_ipv4(Bytes address, std::string& out);
/// The form of RFC 5952.
void append_ipv6(Bytes address, std::string& out);

} // namespace namu::rdata
