#include "namu/zone/node_view.hpp"

#include "namu/zone/zone.hpp"

namespace namu {

NodeView NodeView::parent() const noexcept
{
    return zone_->node_at(head_->parent);
}

NodeView NodeView::wildcard_child() const noexcept
{
    return zone_->node_at(head_->wildcard);
}

bool NodeView::has_children() const noexcept
{
    const std::size_t next = zone_->position_of(*this) + 1;
    return next < zone_->node_count() && zone_->node(next).parent() == *this;
}

} // namespace namu
