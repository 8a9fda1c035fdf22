#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

/// A gateway (IPSECKEY) or relay (AMTRELAY) whose form a type number tells: 0 none, 1 IPv4, 2 IPv6, 3 a name
/// (RFC 4025 §2.3, RFC 8777 §4.2.3).
namespace namu::rdata {

inline constexpr std::size_t last_gateway_type = 3;

/// The gateway of IPSECKEY; its type is the octet at offset 1.
[[nodiscard]] bool read_ipsec_gateway(TextInput& in);
[[nodiscard]] Result<std::size_t> ipsec_gateway_size(Bytes rdata, std::size_t at) noexcept;
void append_ipsec_gateway(Bytes rdata, Bytes octets, std::string& out);

/// Discovery bit, relay type and relay; bit and type share an octet.
[[nodiscard]] bool read_amt_relay(TextInput& in);
[[nodiscard]] Result<std::size_t> amt_relay_size(Bytes rest) noexcept;
void append_amt_relay(Bytes octets, std::string& out);

} // namespace namu::rdata
