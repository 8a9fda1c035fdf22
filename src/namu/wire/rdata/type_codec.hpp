#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <string>

namespace namu::rdata {

/// One record type, by mnemonic or `TYPEnnn`.
[[nodiscard]] bool read_type(TextInput& in);
void append_type(Bytes octets, std::string& out);

/// Any number of types (RFC 4034 §4.1.2, §4.2): windows ascending, none empty, no zero octet at the end of
/// one. In text types of messages only are refused; on the wire they are left to those who read them.
[[nodiscard]] bool read_type_bitmap(TextInput& in);
[[nodiscard]] Result<std::size_t> type_bitmap_size(Bytes rest) noexcept;
/// True where no type of messages only is in a good bitmap: `read_type_bitmap` would refuse it.
[[nodiscard]] bool has_bitmap_text(Bytes octets) noexcept;
/// The same for the bits of NXT, and for those of window 0.
[[nodiscard]] bool has_nxt_text(Bytes bits) noexcept;
void append_type_bitmap(Bytes octets, std::string& out);

/// The bitmap of NXT: one bit for each type up to 127 (RFC 2535 §5.2).
[[nodiscard]] bool read_nxt_bitmap(TextInput& in);
[[nodiscard]] Result<std::size_t> nxt_bitmap_size(Bytes rest) noexcept;
void append_nxt_bitmap(Bytes octets, std::string& out);

} // namespace namu::rdata
