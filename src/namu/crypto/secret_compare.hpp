#pragma once

#include "namu/base/bytes.hpp"

namespace namu {

/// Whether both are the same, in a time that does not tell how many octets are: for what a stranger must
/// not find out by trying.
[[nodiscard]] bool equal_secretly(Bytes a, Bytes b) noexcept;

} // namespace namu
