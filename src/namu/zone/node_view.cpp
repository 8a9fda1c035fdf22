#include "namu/zone/node_view.hpp"

#include "namu/zone/zone.hpp"

namespace namu {

const NodeData& NodeView::data() const noexcept
{
    return zone_->nodes_[index_];
}

NameView NodeView::owner() const noexcept
{
    return zone_->node_owner(index_);
}

NodeView NodeView::parent() const noexcept
{
    return is_apex() ? NodeView{} : NodeView{*zone_, data().parent};
}

NodeView NodeView::wildcard_child() const noexcept
{
    return data().wildcard == no_node ? NodeView{} : NodeView{*zone_, data().wildcard};
}

RRsetView NodeView::find(RRType type) const noexcept
{
    const NodeData& node = data();
    for (RRsetIndex i = node.first_rrset; i != node.first_rrset + node.rrset_count; ++i) {
        if (zone_->rrsets_[i].type == type)
            return zone_->rrset(i, index_);
    }
    return {};
}

RRsetView NodeView::find_signatures(RRType covered) const noexcept
{
    const NodeData& node = data();
    for (RRsetIndex i = node.first_rrset; i != node.first_rrset + node.rrset_count; ++i) {
        const RRsetData& rrset = zone_->rrsets_[i];
        if (rrset.type == RRType::RRSIG && rrset.covered == covered)
            return zone_->rrset(i, index_);
    }
    return {};
}

RRsetView NodeView::rrset(std::size_t i) const noexcept
{
    return zone_->rrset(rrset_index(i), index_);
}

} // namespace namu
