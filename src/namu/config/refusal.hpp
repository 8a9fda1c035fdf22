#pragma once

#include "namu/base/diagnostic.hpp"

#include <string>
#include <vector>

namespace namu::config {

/// Why a value cannot be taken. Its subject, the key or the option, is left to who asked.
struct Refusal {
    const DiagnosticRule* rule;
    SourceSpan where;
    std::string message; ///< "takes a number from 1 to 256, not `300`"
    std::string hint = {};
};

using Refusals = std::vector<Refusal>;

} // namespace namu::config
