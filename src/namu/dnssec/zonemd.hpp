#pragma once

#include "namu/base/bytes.hpp"
#include "namu/crypto/digest.hpp"
#include "namu/dnssec/canonical_octets.hpp"
#include "namu/zone/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace namu {

/// The fields of a ZONEMD record (RFC 8976 §2.2). The octets belong to the RDATA.
struct ZonemdFields {
    static constexpr std::uint8_t simple_scheme = 1; ///< the only scheme there is (RFC 8976 §5.2)

    std::uint32_t serial;
    std::uint8_t scheme;
    std::uint8_t hash_algorithm;
    Bytes digest;
};

/// Reads valid RDATA.
[[nodiscard]] inline ZonemdFields read_zonemd(Bytes rdata) noexcept
{
    constexpr std::size_t fixed_octets = 6;
    return {load_u32(rdata.data()), rdata[4], rdata[5], rdata.subspan(fixed_octets)};
}

/// The digest algorithm behind the number in a ZONEMD record (RFC 8976 §5.3), or nothing.
[[nodiscard]] std::optional<DigestAlgorithm> zonemd_digest_algorithm(std::uint8_t number) noexcept;

/// The digest of a zone by the SIMPLE scheme (RFC 8976 §3.3): over all records in canonical form and order,
/// occluded ones too, but for ZONEMD at the apex and its signatures. Reads every octet of the zone.
[[nodiscard]] OctetList zone_digest(const Zone& zone, DigestAlgorithm algorithm);

} // namespace namu
