#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

namespace namu::rdata {

/// A name, completed with the origin.
[[nodiscard]] bool read_name(TextInput& in);
/// The signer of RRSIG: a name with at most as many labels as the signed name has, which the octet at
/// offset 3 of the RDATA tells (RFC 4034 §3.1.3, §3.1.7).
[[nodiscard]] bool read_signer(TextInput& in);
/// Any number of names.
[[nodiscard]] bool read_names(TextInput& in);

/// Octets of the uncompressed name at the front of `rest`.
[[nodiscard]] Result<std::size_t> name_size(Bytes rest) noexcept;
[[nodiscard]] Result<std::size_t> signer_size(Bytes rdata, std::size_t at) noexcept;
[[nodiscard]] Result<std::size_t> names_size(Bytes rest) noexcept;

void append_name(Bytes octets, std::string& out);
void append_names(Bytes octets, std::string& out);

} // namespace namu::rdata
