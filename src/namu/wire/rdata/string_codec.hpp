#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace namu::rdata {

/// A character-string: at most 255 octets behind a length octet (RFC 1035 §3.3).
[[nodiscard]] bool read_string(TextInput& in);
/// One or more of them.
[[nodiscard]] bool read_strings(TextInput& in);
/// One of decimal digits only.
[[nodiscard]] bool read_digits(TextInput& in);
/// A CAA tag: one or more letters and digits (RFC 8659 §4.1).
[[nodiscard]] bool read_caa_tag(TextInput& in);
/// Text without length octet, of any length.
[[nodiscard]] bool read_text(TextInput& in);

[[nodiscard]] Result<std::size_t> string_size(Bytes rest) noexcept;
[[nodiscard]] Result<std::size_t> strings_size(Bytes rest) noexcept;
[[nodiscard]] Result<std::size_t> digits_size(Bytes rest) noexcept;
[[nodiscard]] Result<std::size_t> caa_tag_size(Bytes rest) noexcept;

/// One octet of quoted text, escaped where that is needed.
void append_quoted_octet(std::uint8_t octet, std::string& out);
/// In quotes, escaped so that it reads back to the same octets.
void append_quoted(Bytes octets, std::string& out);
void append_string(Bytes octets, std::string& out);
void append_strings(Bytes octets, std::string& out);
/// The content of a character-string as it is.
void append_caa_tag(Bytes octets, std::string& out);

} // namespace namu::rdata
