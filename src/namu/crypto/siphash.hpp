#pragma once

#include "namu/base/bytes.hpp"

#include <array>
#include <cstdint>
#include <memory>

namespace namu {

/// SipHash-2-4 with a 64-bit result under one key, as DNS cookies use it (RFC 9018 §4.4). Only the
/// constructor allocates.
///
/// Thread safety: none; one for each thread.
class SipHasher {
public:
    using Key = std::array<std::uint8_t, 16>;
    using Hash = std::array<std::uint8_t, 8>;

    /// Throws std::runtime_error where the crypto library has no SipHash.
    explicit SipHasher(const Key& key);
    ~SipHasher();
    SipHasher(SipHasher&&) noexcept;
    SipHasher& operator=(SipHasher&&) noexcept;

    [[nodiscard]] Hash hash(Bytes octets) noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace namu
