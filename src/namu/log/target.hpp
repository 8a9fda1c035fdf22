#pragma once

#include "namu/base/result.hpp"
#include "namu/log/event.hpp"
#include "namu/log/output.hpp"

#include <string>

namespace namu::log {

/// Where lines go, and who reads them there.
struct Target {
    Output output;
    Reader reader;
};

/// Opens "stderr" (for the journal where that is behind it), "journal" (which is stderr with the journal's priorities in
/// any case), or the file of that path. Errors are those of open(2), for a file.
[[nodiscard]] Result<Target> open_target(const std::string& to);

} // namespace namu::log
