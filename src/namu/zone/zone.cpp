#include "namu/zone/zone.hpp"

#include "namu/zone/zone_find.hpp"

namespace namu {

Lookup Zone::find(const HashedName& name, RRType type) const noexcept
{
    return find(name, type, SilentObserver{});
}

NodeView Zone::find_node(NameView name) const noexcept
{
    if (!name.is_at_or_below(apex()))
        return {};
    const HashedName hashed{name};
    NodeIndex at = 0;
    for (std::size_t labels = apex_labels_ + 1; labels <= hashed.label_count() && at != no_node; ++labels)
        at = find_child(at, hashed.hash_of_last(labels), hashed.label(labels));
    return at == no_node ? NodeView{} : NodeView{*this, at};
}

RRsetView Zone::rrset(RRsetIndex index, NodeIndex node) const noexcept
{
    const RRsetData& data = rrsets_[index];
    return {node_owner(node),
            data.type,
            data.ttl,
            data.count,
            {octets_.data() + data.block_offset, data.block_size}};
}

AdditionalView Zone::additional_of(const NodeView& node, RRType type) const noexcept
{
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRsetData& data = rrsets_[node.rrset_index(i)];
        if (data.type != type)
            continue;
        if (data.additional == RRsetData::no_additional)
            break;
        const AdditionalData* const head = &additional_[data.additional];
        return {*this, {head + 1, head->rrset}};
    }
    return {};
}

RRsetView Zone::negative_soa() const noexcept
{
    return apex_node().find(RRType::SOA).with_ttl(negative_ttl_);
}

std::size_t Zone::memory() const noexcept
{
    return sizeof(*this) + nodes_.capacity() * sizeof(NodeData) + rrsets_.capacity() * sizeof(RRsetData) +
           octets_.capacity() + additional_.capacity() * sizeof(AdditionalData) + names_.memory() +
           denial_.memory();
}

AdditionalView::Entry AdditionalView::operator[](std::size_t i) const noexcept
{
    const AdditionalData& data = entries_[i];
    return {zone_->rrset(data.rrset, data.node), data.node, data.need};
}

} // namespace namu
