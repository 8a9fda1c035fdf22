#pragma once

#include "namu/crypto/public_key.hpp"

#include <cstdint>
#include <optional>

namespace namu {

/// The scheme behind a DNSSEC algorithm number (IANA registry "DNS Security Algorithm Numbers"); nothing for
/// numbers that Namu cannot verify, which validators treat as if there were no signature (RFC 4035 §5.2).
[[nodiscard]] constexpr std::optional<SignatureScheme> signature_scheme(std::uint8_t algorithm) noexcept
{
    switch (algorithm) {
    case 5:
    case 7: return SignatureScheme::rsa_sha1;           // 7 only tells apart zones with NSEC3
    case 8: return SignatureScheme::rsa_sha256;         // RFC 5702
    case 10: return SignatureScheme::rsa_sha512;        // RFC 5702
    case 13: return SignatureScheme::ecdsa_p256_sha256; // RFC 6605
    case 14: return SignatureScheme::ecdsa_p384_sha384; // RFC 6605
    case 15: return SignatureScheme::ed25519;           // RFC 8080
    case 16: return SignatureScheme::ed448;             // RFC 8080
    default: return std::nullopt;
    }
}

} // namespace namu
