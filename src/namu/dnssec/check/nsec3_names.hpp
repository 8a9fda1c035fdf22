#pragma once

#include "namu/dnssec/nsec3_hash.hpp"
#include "namu/zone/zone.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace namu {

/// Whether a name must have an NSEC3 record (RFC 5155 §7.1).
enum class Nsec3Need : std::uint8_t {
    none,    ///< it is not the zone's to deny: occluded, or a hash itself
    opt_out, ///< an insecure delegation, or a name that exists for such ones only: Opt-Out may leave it out
    required,
};

/// What each node of a zone needs, by its number.
[[nodiscard]] std::vector<Nsec3Need> nsec3_needs(const Zone& zone);

/// The hash in the owner of an NSEC3 record: the first label right below the apex (RFC 5155 §3).
/// Nothing where it is none.
[[nodiscard]] std::optional<Nsec3Hash> hash_in_owner(const NodeView& node);

} // namespace namu
