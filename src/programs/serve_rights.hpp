#pragma once

#include "programs/serve_log.hpp"
#include "programs/serve_zones.hpp"

#include <string>
#include <vector>

namespace namu {

/// Where another user is named, becomes that user before anything of somebody else's is read. Folders that only root can
/// make are made first; all else an ordinary user can do. What is wrong with them, those who write there say.
/// \return false where the server must not go on; the log has why
[[nodiscard]] bool become_user(ServeOptions& options, ServeLog& log);

/// Gives up all rights, files and system calls that the server will not need: the sockets are open, and no thread is there
/// yet. A process that stays root can look until then who holds a port.
/// `written` has further folders where it writes.
/// \return false where the server must not go on; the log has why
[[nodiscard]] bool confine(ServeOptions& options, const ServeZones& zones, std::vector<std::string> written,
                           ServeLog& log);

} // namespace namu
