#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/diagnostic_text.hpp"
#include "namu/base/source.hpp"

#include <string>

namespace namu {

/// All diagnostics as text, one behind the other, and how many were not kept.
[[nodiscard]] std::string to_text(const Diagnostics& diagnostics, const SourceMap& sources, Colour colour);

} // namespace namu
