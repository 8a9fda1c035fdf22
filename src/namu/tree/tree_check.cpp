#include "namu/tree/tree_check.hpp"

#include "namu/tree/check/checks.hpp"

#include <array>

namespace namu {
namespace {

constexpr std::array<TreeCheck*, 4> checks_of_cuts{
    check_delegation_servers,
    check_delegation_ttl,
    check_glue,
    check_secure_delegation,
};

constexpr std::array<TreeCheck*, 9> checks_of_trees{
    check_missing_glue, check_needless_records,        check_lame_delegation,
    check_orphan_zone,  check_server_address,          check_server_loop,
    check_pointers,     check_addresses_have_pointers, check_serial,
};

} // namespace

std::vector<Finding> find_in_tree(const TreeInput& input)
{
    std::vector<Finding> findings;
    for (TreeCheck* const check : checks_of_cuts)
        check(input, findings);
    if (input.scope == TreeScope::tree) {
        for (TreeCheck* const check : checks_of_trees)
            check(input, findings);
    }
    return findings;
}

} // namespace namu
