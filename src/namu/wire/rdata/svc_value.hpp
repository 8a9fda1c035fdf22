#pragma once

#include "namu/base/byte_writer.hpp"
#include "namu/wire/rdata/svc_key.hpp"

#include <cstdint>
#include <string_view>

namespace namu::rdata {

/// Writes the wire form of a parameter's value. `text` is a character-string without its quotes but with its
/// escapes; lists of strings are unescaped a second time (RFC 9460 appendix A.1). False where it is none of
/// that kind; what was written is then rubbish.
[[nodiscard]] bool write_svc_value(SvcValueKind kind, std::string_view text, ByteWriter& out);

/// What a value of that kind looks like, for a hint.
[[nodiscard]] std::string_view svc_value_hint(SvcValueKind kind) noexcept;

} // namespace namu::rdata
