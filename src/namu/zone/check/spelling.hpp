#pragma once

#include "namu/wire/name.hpp"
#include "namu/zone/zone.hpp"

#include <cstdint>
#include <string>

namespace namu {

/// What seems to have been meant by a name that is not there.
enum class Misspelling : std::uint8_t {
    none,
    address,   ///< an address where a name belongs: `192.0.2.1` became `192.0.2.1.example.com.`
    final_dot, ///< `www.example.com` became `www.example.com.example.com.`
};

/// Judges a name that a record points to. A name that exists is never misspelt.
[[nodiscard]] Misspelling misspelling_of(const Zone& zone, NameView target) noexcept;

/// True where the name ends with the apex twice. Never for the root zone.
[[nodiscard]] bool repeats_apex(NameView name, NameView apex) noexcept;

/// The name that repeats the apex without its last repetition. `repeats_apex` must hold.
[[nodiscard]] Name without_last_apex(NameView name, NameView apex) noexcept;

/// True where the labels in front are those of an IPv4 address, or the first is an IPv6 address.
[[nodiscard]] bool looks_like_address(NameView name) noexcept;

/// The address that `looks_like_address` saw, as it was written.
[[nodiscard]] std::string address_in_front(NameView name);

/// What to say first about a name that is not in the zone: with several labels in front of the apex it was
/// hardly meant to be, and its final dot is missing. Empty for others.
[[nodiscard]] std::string final_dot_hint(NameView target, NameView apex);

/// True for a name of letters, digits and hyphens that could not be an address and does not end with the apex twice:
/// nothing can be said against its spelling. Nearly all names are of this kind, and it costs little to see.
[[nodiscard]] bool is_ordinary(NameView name, NameView apex) noexcept;

/// A name inside of a message: in backquotes.
[[nodiscard]] std::string quoted(NameView name);

} // namespace namu
