#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

/// LOC (RFC 1876): `42 21 54 N 71 06 18 W -24m 30m 10000m 10m`.
namespace namu::rdata {

[[nodiscard]] bool read_location(TextInput& in);

/// Version 0 has 16 octets; of other versions nothing is known (RFC 1876 §2).
[[nodiscard]] Result<std::size_t> location_size(Bytes rest) noexcept;

/// True where `append_location` can write what `read_location` accepts: other versions, places beyond the
/// poles and odd spellings of zero have the generic form only.
[[nodiscard]] bool has_location_text(Bytes octets) noexcept;
void append_location(Bytes octets, std::string& out);

} // namespace namu::rdata
