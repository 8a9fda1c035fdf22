#pragma once

#include "namu/base/bytes.hpp"

#include <cstddef>
#include <cstdint>

namespace namu {

/// A checksum of much memory at the speed of memory: finds damage, keeps no attacker out.
///
/// Each octet goes through steps that can be undone, so two texts of one size that differ within eight octets that
/// stand at a multiple of eight never have the same one; all others have with a chance of 2^-64.
///
/// Octets are taken in chunks of `chunk_octets`, each by itself, so that threads can share the work and a file needs
/// not be in memory as a whole.
class Checksum {
public:
    static constexpr std::size_t chunk_octets = std::size_t{1} << 20;

    /// Of one chunk; only the last one of a text may be shorter than `chunk_octets`, or empty.
    [[nodiscard]] static std::uint64_t of_chunk(Bytes chunk) noexcept;

    /// Takes the next chunk's, in the order of the text.
    void add(std::uint64_t of_chunk) noexcept;

    [[nodiscard]] std::uint64_t value() const noexcept { return state_; }

private:
    std::uint64_t state_ = 0;
};

/// Of a whole text, by so many threads. Throws what starting a thread throws.
[[nodiscard]] std::uint64_t checksum_of(Bytes text, std::size_t threads = 1);

} // namespace namu
