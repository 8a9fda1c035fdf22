#pragma once

#include "namu/base/bytes.hpp"

#include <cstdint>

namespace namu {

/// The key tag of a DNSKEY, CDNSKEY or KEY record, from its RDATA (RFC 4034 Appendix B).
[[nodiscard]] std::uint16_t key_tag(Bytes rdata) noexcept;

} // namespace namu
