#pragma once

#include "namu/base/bytes.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace namu {

/// The signature schemes that DNSSEC has in use, apart from their numbers there.
enum class SignatureScheme : std::uint8_t {
    rsa_sha1,
    rsa_sha256,
    rsa_sha512,
    ecdsa_p256_sha256,
    ecdsa_p384_sha384,
    ed25519,
    ed448,
};

/// A public key that verifies signatures.
///
/// Thread safety: never changes; any number of threads may verify with it.
class PublicKey {
public:
    /// Reads the key field of a DNSKEY record: RFC 3110 §2 for RSA, RFC 6605 §4 for ECDSA, RFC 8080 §3 for
    /// EdDSA. Nothing where the octets are no key of that scheme.
    [[nodiscard]] static std::optional<PublicKey> from_octets(SignatureScheme scheme, Bytes octets);

    ~PublicKey();
    PublicKey(PublicKey&&) noexcept;
    PublicKey& operator=(PublicKey&&) noexcept;

    /// True where `signature`, in the form of an RRSIG record, is that of `octets` by this key.
    [[nodiscard]] bool verifies(Bytes octets, Bytes signature) const;

private:
    struct State;
    explicit PublicKey(std::unique_ptr<State> state) noexcept;

    std::unique_ptr<State> state_;
};

} // namespace namu
