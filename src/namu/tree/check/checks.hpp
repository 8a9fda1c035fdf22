#pragma once

#include "namu/tree/tree_check.hpp"

namespace namu {

/// One rule, or a few that look at the same things: reports to `findings`.
using TreeCheck = void(const TreeInput& input, std::vector<Finding>& findings);

TreeCheck check_delegation_servers;
TreeCheck check_delegation_ttl;
TreeCheck check_glue;
TreeCheck check_missing_glue;
TreeCheck check_needless_records;
TreeCheck check_secure_delegation;
TreeCheck check_lame_delegation;
TreeCheck check_orphan_zone;
TreeCheck check_server_address;
TreeCheck check_server_loop;
TreeCheck check_pointers;
TreeCheck check_addresses_have_pointers;
TreeCheck check_serial;

} // namespace namu
