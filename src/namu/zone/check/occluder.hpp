#pragma once

#include "namu/zone/node_view.hpp"

namespace namu {

/// The zone cut or the owner of a DNAME that hides an occluded node; where it is both, it is a cut.
[[nodiscard]] inline NodeView occluder_of(NodeView node) noexcept
{
    while (node.is_occluded())
        node = node.parent();
    return node;
}

} // namespace namu
