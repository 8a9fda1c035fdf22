#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu {

/// A record class (IANA registry "DNS CLASSes"). Any 16-bit number is one.
enum class RRClass : std::uint16_t { IN = 1, CH = 3, HS = 4, NONE = 254, ANY = 255 };

/// The mnemonic, or `CLASS32` where there is none (RFC 3597 §5).
[[nodiscard]] std::string to_text(RRClass rr_class);

/// Reads a mnemonic or `CLASSnnn`, in any case. Nothing where it is neither.
[[nodiscard]] std::optional<RRClass> rr_class_from_text(std::string_view text) noexcept;

} // namespace namu
