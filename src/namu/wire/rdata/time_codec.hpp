#pragma once

#include "namu/wire/rdata/text_input.hpp"

#include <cstdint>
#include <string>

namespace namu::rdata {

/// A time of RRSIG: YYYYMMDDHHmmSS, or seconds since 1970 (RFC 4034 §3.2). Dates count modulo 2^32
/// (RFC 4034 §3.1.5).
[[nodiscard]] bool read_time(TextInput& in);
/// Always as YYYYMMDDHHmmSS of the years 1970 to 2106.
void append_time(std::uint32_t seconds, std::string& out);

} // namespace namu::rdata
