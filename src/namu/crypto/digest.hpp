#pragma once

#include "namu/base/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace namu {

/// The digests that DNS uses (FIPS 180-4).
enum class DigestAlgorithm : std::uint8_t { sha1, sha256, sha384, sha512 };

/// Size of a digest in octets: 20, 32, 48 or 64.
[[nodiscard]] std::size_t digest_octets(DigestAlgorithm algorithm) noexcept;

inline constexpr std::size_t max_digest_octets = 64;

/// Computes digests of any length of text, one after the other. May allocate at any time, which the
/// library below decides.
///
/// Thread safety: none; one for each thread.
class Digester {
public:
    /// Throws std::runtime_error where the crypto library refuses the algorithm.
    explicit Digester(DigestAlgorithm algorithm);
    ~Digester();
    Digester(Digester&&) noexcept;
    Digester& operator=(Digester&&) noexcept;

    void update(Bytes octets) noexcept;

    /// Writes the digest of all octets since the last `finish` to `out`, which has room for it, and
    /// begins anew.
    void finish(std::uint8_t* out) noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace namu
