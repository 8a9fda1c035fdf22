#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <span>
#include <string>

/// The generic form `\# length hex` of any RDATA (RFC 3597 §5).
namespace namu::rdata {

[[nodiscard]] bool is_generic_form(std::span<const TextToken> tokens) noexcept;

/// Reads the generic form; hex digits may be split by blanks anywhere. A type with a row is checked by it.
[[nodiscard]] bool read_generic_form(TextInput& in);

void append_generic_form(Bytes octets, std::string& out);

} // namespace namu::rdata
