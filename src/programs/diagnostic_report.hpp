#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/diagnostic_text.hpp"
#include "namu/base/source.hpp"
#include "namu/load/load_zone.hpp"

#include <string>

namespace namu {

/// All diagnostics as text, one behind the other, and how many were not kept.
[[nodiscard]] std::string to_text(const Diagnostics& diagnostics, const SourceMap& sources, Colour colour);

/// The same of a zone; what speaks of the whole of it, and so has no line, names its file.
[[nodiscard]] std::string to_text(const LoadedZone& zone, Colour colour);

} // namespace namu
