#pragma once

#include "namu/base/bytes.hpp"

#include <array>
#include <cstdint>

namespace namu {

using Sha1Digest = std::array<std::uint8_t, 20>;

/// The SHA-1 digest (FIPS 180-4) of two runs of octets, one behind the other. Never allocates, unlike a
/// Digester: answers hash names with it.
[[nodiscard]] Sha1Digest sha1(Bytes first, Bytes second = {}) noexcept;

} // namespace namu
