#pragma once

#include "namu/config/configuration.hpp"
#include "namu/privilege/confine.hpp"

#include <string>

namespace namu {

/// What `confine` is to do, as far as it does not depend on files. On an error, which is one of the configuration, the
/// message says what to do.
[[nodiscard]] boost::system::result<privilege::Confinement, std::string>
serve_confinement(const config::PrivilegeSettings& settings, privilege::Exec exec);

/// A line for each fact, for the log: `namu: seccomp: only the system calls of a server`.
[[nodiscard]] std::string confined_report(const privilege::Confined& confined);

} // namespace namu
