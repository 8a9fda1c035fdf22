#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/field.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

/// What each kind of field can do, in one place.
namespace namu::rdata {

/// Text to wire. False, and failed, on a mistake.
[[nodiscard]] bool read_field(FieldKind kind, TextInput& in);

/// Wire check: octets of the field that begins at `at` in `rdata`; fields before it are good.
/// Errors: cut_short, bad_rdata and those of names.
[[nodiscard]] Result<std::size_t> field_size(FieldKind kind, Bytes rdata, std::size_t at) noexcept;

/// True where `append_field` can print the octets of a good field; some exist in the generic form only.
[[nodiscard]] bool has_text_form(FieldKind kind, Bytes octets) noexcept;

/// Wire to text: `octets` is the good field, `rdata` the whole.
void append_field(FieldKind kind, Bytes rdata, Bytes octets, std::string& out);

} // namespace namu::rdata
