#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/zone/check/check_input.hpp"

#include <string>

namespace namu {

/// Reports every record of an RRset but the one that was written first.
void report_several(const CheckedRRset& rrset, const DiagnosticRule& rule, const std::string& message,
                    const std::string& hint, Diagnostics& diagnostics);

} // namespace namu
