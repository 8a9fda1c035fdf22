#pragma once

#include "namu/base/diagnostic.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace namu {

enum class Colour : std::uint8_t { never, always };

/// Renders one diagnostic as a compiler would: place, severity, message, id and rule, the source
/// line with the span underlined, notes, hint, the chain of `$INCLUDE` that led there, and the patch that mends it.
///
///     home.zone:12:5: error: label is 64 octets long, limit 63 [label-too-long, RFC 1035 §2.3.4]
///         12 | aaaa... A 192.0.2.1
///            | ^~~~~~~
///            = hint: shorten the label
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, const SourceMap& sources, Colour colour);

/// The same text as with `Colour::never`.
[[nodiscard]] std::string without_colours(std::string_view text);

/// "2 errors and 1 warning"; empty when there is nothing to say.
[[nodiscard]] std::string summary(const Diagnostics& diagnostics);

} // namespace namu
