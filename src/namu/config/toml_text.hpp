#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/config/toml_value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu::config {

/// Reads a source as TOML 1.0. Nothing where it is none: then the first mistake is reported, behind which nobody can
/// tell what was meant.
[[nodiscard]] std::optional<TomlTable> read_toml(std::uint16_t source, const SourceMap& sources,
                                                 Diagnostics& diagnostics);

/// A text as TOML writes it, in quotes.
[[nodiscard]] std::string toml_quoted(std::string_view text);

} // namespace namu::config
