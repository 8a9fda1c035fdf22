#pragma once

#include "namu/base/result.hpp"
#include "namu/wire/name.hpp"

namespace namu {

/// `name` with its ending `owner` replaced by `target` (RFC 6672 §2.2). `name` is below `owner`.
/// Error: name_too_long.
[[nodiscard]] Result<Name> substitute(NameView name, NameView owner, NameView target) noexcept;

} // namespace namu
