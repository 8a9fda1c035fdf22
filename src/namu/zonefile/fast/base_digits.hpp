#pragma once

#include "namu/zonefile/fast/word.hpp"

#include <cstdint>
#include <span>

/// Octets written as digits, decoded by tables. All return the octet behind the last one that they wrote, or null
/// where the digits are none, or are not written as nearly everybody writes them; up to `slack` octets more are
/// written.
namespace namu::fast {

/// Words of base64 with padding (RFC 4648 §4) at the end, as if they were one.
[[nodiscard]] std::uint8_t* write_base64(std::span<const Word> words, std::uint8_t* to) noexcept;

/// Words of hex digits, of which each has whole octets.
[[nodiscard]] std::uint8_t* write_hex(std::span<const Word> words, std::uint8_t* to) noexcept;

/// 32 characters of base32hex (RFC 4648 §7), which are 20 octets: the hash of an NSEC3 record.
[[nodiscard]] std::uint8_t* write_hash(Word word, std::uint8_t* to) noexcept;

} // namespace namu::fast
