#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/system/result.hpp>

#include <sys/types.h>

namespace namu::privilege {

/// The user and the groups that a process is to have.
struct Identity {
    std::string user; ///< its name
    uid_t uid;
    gid_t gid;
    std::vector<gid_t> groups; ///< all of them, `gid` too
};

/// Looks a user up by name or number, and the group where it is not to be the user's own. The other groups are those
/// of the user. On an error the message says what is not there and what to do.
[[nodiscard]] boost::system::result<Identity, std::string>
find_identity(const std::string& user, const std::optional<std::string>& group = {});

/// Makes it a member of that group as well, so that it may give files of its own to it, and gives the number of the
/// group. Where there is no such group, nothing happens: who gives a file to it says so.
std::optional<gid_t> join_group(Identity& identity, const std::string& group);

} // namespace namu::privilege
