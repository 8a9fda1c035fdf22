#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

namespace namu::rdata {

/// A name, completed with the origin.
[[nodiscard]] bool read_name(TextInput& in);
/// Any number of names.
[[nodiscard]] bool read_names(TextInput& in);

/// Octets of the uncompressed name at the front of `rest`.
[[nodiscard]] Result<std::size_t> name_size(Bytes rest) noexcept;
[[nodiscard]] Result<std::size_t> names_size(Bytes rest) noexcept;

void append_name(Bytes octets, std::string& out);
void append_names(Bytes octets, std::string& out);

} // namespace namu::rdata
