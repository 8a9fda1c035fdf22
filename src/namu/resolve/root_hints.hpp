#pragma once

#include "namu/resolve/server_address.hpp"
#include "namu/wire/message.hpp"
#include "namu/wire/name.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace namu::resolve {

/// Where to begin: a server of the root, or of whatever is on top of the names that are to be found.
struct RootHints {
    struct Server {
        Name name;
        ServerAddress address;
    };

    Name top; ///< the zone that the servers are of
    std::vector<Server> servers;

    /// The hints in a file's records: NS of one owner and the addresses of their targets (RFC 9609 §3). Without servers
    /// where there are none.
    static RootHints of(const std::vector<Message::Record>& records);
};

} // namespace namu::resolve
