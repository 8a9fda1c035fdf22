#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/clock.hpp"
#include "namu/crypto/siphash.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace namu {

/// The secret of server cookies (RFC 9018 §4.4).
using CookieSecret = SipHasher::Key;

/// What the cookie of a question is worth.
enum class CookieState : std::uint8_t {
    absent,
    malformed,   ///< neither 8 nor 16 to 40 octets: FORMERR (RFC 7873 §5.2.2)
    client_only, ///< the client does not know ours yet (RFC 7873 §5.2.3)
    bad,         ///< forged, too old, or not from us (RFC 7873 §5.2.4)
    good,        ///< the client got it from us, where it is now (RFC 7873 §5.2.5)
};

/// What was found, and the cookie to answer with.
struct CookieVerdict {
    static constexpr std::size_t cookie_octets = 24;

    CookieState state = CookieState::absent;
    std::array<std::uint8_t, cookie_octets> cookie{}; ///< meant where `has_cookie`

    [[nodiscard]] bool has_cookie() const noexcept { return state >= CookieState::client_only; }
};

/// Judges and makes server cookies (RFC 7873, RFC 9018), the same on all servers with the same secrets:
///
///     client cookie (8) | version 1 | reserved (3) | time (4) | hash (8)
///                         the hash is over all before it and the client's address
///
/// Only the constructor allocates.
///
/// Thread safety: none; one for each thread.
class CookieJar {
public:
    /// The first secret makes cookies, all are accepted (RFC 9018 §5). Without any the jar is closed and
    /// every cookie is absent.
    explicit CookieJar(std::span<const CookieSecret> secrets);

    /// `option` is the data of the first COOKIE option, `address` the client's in 4 or 16 octets.
    [[nodiscard]] CookieVerdict judge(const std::optional<Bytes>& option, Bytes address,
                                      Clock::Time now) noexcept;

private:
    enum class Freshness : std::uint8_t { outdated, ageing, fresh };

    [[nodiscard]] static Freshness freshness(Bytes option, Clock::Time now) noexcept;
    [[nodiscard]] static bool is_made_with(SipHasher& hasher, Bytes option, Bytes address) noexcept;
    void make(Bytes client_cookie, Bytes address, Clock::Time now, CookieVerdict& verdict) noexcept;

    std::vector<SipHasher> hashers_; // in the order of the secrets
};

} // namespace namu
