#pragma once

#include "namu/tree/finding.hpp"
#include "namu/tree/zone_tree.hpp"

#include <cstdint>
#include <vector>

namespace namu {

/// How much of the tree is judged.
enum class TreeScope : std::uint8_t {
    cuts, ///< both sides of the zone cuts whose parent and child are there
    tree, ///< the zones as one hierarchy that has to work from its top
};

/// What the rules look at.
struct TreeInput {
    const ZoneTree& tree;
    TreeScope scope = TreeScope::tree;
    const ZoneTree* baseline = nullptr; ///< the zones as they were published before, if they are known
};

/// Holds the zones of a tree to its rules. What comes out lives as long as the zones.
[[nodiscard]] std::vector<Finding> find_in_tree(const TreeInput& input);

} // namespace namu
