#pragma once

#include "namu/wire/ttl.hpp"

#include <cstdint>
#include <string_view>

namespace namu {

enum class TtlProblem : std::uint8_t { none, malformed, too_large };

/// A TTL as it was read, or why it is none.
struct TtlText {
    Ttl ttl;
    TtlProblem problem = TtlProblem::none;
};

/// Reads seconds, or numbers with the units s m h d w in any case that are added up: `3600`, `1h30m`.
/// Above 2^31 - 1 is too large (RFC 2181 §8).
[[nodiscard]] TtlText ttl_from_text(std::string_view text) noexcept;

/// True for a word that can only have been meant as a TTL, right or wrong: no type and no class begins with
/// a digit. `192.0.2.1` is none.
[[nodiscard]] bool looks_like_ttl(std::string_view text) noexcept;

} // namespace namu
