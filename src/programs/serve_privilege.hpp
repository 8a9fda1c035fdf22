#pragma once

#include "namu/config/configuration.hpp"
#include "namu/privilege/confine.hpp"
#include "programs/serve_notices.hpp"

#include <string>

namespace namu {

/// What `confine` is to do, as far as it does not depend on files. On an error, which is one of the configuration, the
/// message says what to do.
[[nodiscard]] boost::system::result<privilege::Confinement, std::string>
serve_confinement(const config::PrivilegeSettings& settings, privilege::Exec exec);

/// One for each fact, such as `seccomp: only the system calls of a server`. What could not be done is a warning, all else
/// is for those who asked for it, and who get it as `level`.
[[nodiscard]] Notices confined_notices(const privilege::Confined& confined, log::Level level);

} // namespace namu
