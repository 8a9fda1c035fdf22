#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

/// APL: any number of `[!]family:address/prefix` (RFC 3123 §4, §5).
namespace namu::rdata {

[[nodiscard]] bool read_prefixes(TextInput& in);
[[nodiscard]] Result<std::size_t> prefixes_size(Bytes rest) noexcept;

/// True where all families are IPv4 or IPv6, which alone have a text form.
[[nodiscard]] bool has_prefixes_text(Bytes octets) noexcept;
void append_prefixes(Bytes octets, std::string& out);

} // namespace namu::rdata
