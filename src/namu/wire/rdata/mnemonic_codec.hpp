#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/rdata/field.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <string>

namespace namu::rdata {

/// Numbers that may be written as words: algorithm, certificate_type, scheme, protocol.
[[nodiscard]] bool read_mnemonic(FieldKind kind, TextInput& in);
/// Prints the number, which every reader knows, except for a scheme that has a word.
void append_mnemonic(FieldKind kind, Bytes octets, std::string& out);

} // namespace namu::rdata
