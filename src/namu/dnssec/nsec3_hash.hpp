#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/denial_index.hpp"

#include <cstdint>
#include <optional>

namespace namu {

/// The number of the one hash algorithm, SHA-1, in NSEC3 and NSEC3PARAM (RFC 5155 §11).
inline constexpr std::uint8_t nsec3_sha1 = 1;

/// The most iterations that any key size ever allowed (RFC 5155 §10.3). With more, each denial would cost the
/// server more than it costs who asks; such a chain is not used.
inline constexpr std::uint16_t max_nsec3_iterations = 2500;

/// Hashes an owner name for NSEC3 (RFC 5155 §5). Case of the name does not count; `iterations` is the
/// number of additional ones. Never allocates.
[[nodiscard]] Nsec3Hash hash_for_nsec3(NameView name, Bytes salt, std::uint16_t iterations) noexcept;

/// The hash that stands in the first label of an NSEC3 record's owner, in base32hex (RFC 5155 §3). Nothing
/// where the label is none of SHA-1.
[[nodiscard]] std::optional<Nsec3Hash> nsec3_hash_in(Bytes label) noexcept;

} // namespace namu
