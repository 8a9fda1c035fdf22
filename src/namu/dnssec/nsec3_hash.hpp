#pragma once

#include "namu/base/bytes.hpp"
#include "namu/crypto/digest.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/denial_index.hpp"

#include <cstdint>

namespace namu {

/// The number of the one hash algorithm, SHA-1, in NSEC3 and NSEC3PARAM (RFC 5155 §11).
inline constexpr std::uint8_t nsec3_sha1 = 1;

/// More iterations than these make a zone insecure for validators (RFC 9276 §3.2).
inline constexpr std::uint16_t max_nsec3_iterations = 150;

/// Hashes owner names for NSEC3 (RFC 5155 §5). Only the constructor allocates.
///
/// Thread safety: none; one for each thread.
class Nsec3Hasher {
public:
    /// Throws std::runtime_error where the crypto library has no SHA-1.
    Nsec3Hasher() : sha1_{DigestAlgorithm::sha1} {}

    /// Case of the name does not count. `iterations` is the number of additional ones.
    [[nodiscard]] Nsec3Hash hash(NameView name, Bytes salt, std::uint16_t iterations) noexcept;

private:
    Digester sha1_;
};

} // namespace namu
