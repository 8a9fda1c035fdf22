#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/field.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

/// Octets to the end of the RDATA: digests in hex, keys and signatures in base64, in any number of words.
namespace namu::rdata {

/// Writes the hex digits of all remaining tokens.
[[nodiscard]] bool write_hex(TextInput& in);
/// Writes the base64 of the next token, or of all remaining ones.
[[nodiscard]] bool write_base64_word(TextInput& in);
[[nodiscard]] bool write_base64(TextInput& in);

/// hex, digest, fingerprint, zone_digest
[[nodiscard]] bool read_hex(FieldKind kind, TextInput& in);
/// base64, dnssec_key, optional_key, ipsec_key, optional_data
[[nodiscard]] bool read_base64(FieldKind kind, TextInput& in);

/// Octets of a field of these kinds, which is the rest of `rdata` from `at` on. Error: bad_rdata, cut_short.
[[nodiscard]] Result<std::size_t> blob_size(FieldKind kind, Bytes rdata, std::size_t at) noexcept;

/// Prints a field of these kinds.
void append_blob(FieldKind kind, Bytes octets, std::string& out);

} // namespace namu::rdata
