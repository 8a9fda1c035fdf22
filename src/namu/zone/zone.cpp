#include "namu/zone/zone.hpp"

#include "namu/zone/zone_find.hpp"

namespace namu {

std::size_t Zone::position_of(NameView name) const noexcept
{
    std::size_t begin = 0;
    std::size_t end = node_count();
    while (begin != end) {
        const std::size_t middle = begin + (end - begin) / 2;
        if (node(middle).owner() < name)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

Lookup Zone::find(const HashedName& name, RRType type) const noexcept
{
    return find(name, type, SilentObserver{});
}

NodeView Zone::find_node(NameView name) const noexcept
{
    return find_with_hash(name, hash_name(name));
}

NodeView Zone::find_nearest(const HashedName& name) const noexcept
{
    for (std::size_t labels = first_depth(name); labels > numbers_.apex_labels; --labels) {
        if (const NodeView node = find_with_hash(name.last_labels(labels), name.hash_of_last(labels));
            node.exists())
            return node;
    }
    return apex_node();
}

void Zone::prefetch(const HashedName& name) const noexcept
{
    const std::size_t depth = first_depth(name);
    parts_->names.prefetch(name.hash_of_last(depth));
    if (depth > numbers_.apex_labels + 1)
        parts_->names.prefetch(name.hash_of_last(depth - 1));
}

void Zone::prefetch_node(const HashedName& name) const noexcept
{
    const auto first = [](NameIndex::Value /*candidate*/) { return true; };
    const std::size_t depth = first_depth(name);
    auto found = parts_->names.find(name.hash_of_last(depth), first);
    if (found == NameIndex::none && depth > numbers_.apex_labels + 1)
        found = parts_->names.find(name.hash_of_last(depth - 1), first);
    if (found == NameIndex::none)
        return;
    const std::uint8_t* const node = head(static_cast<NodeRef>(found)).octets();
    __builtin_prefetch(node);
    __builtin_prefetch(node + 64);
}

const std::shared_ptr<const DenialIndex>& Zone::no_denial()
{
    static const auto none = std::make_shared<const DenialIndex>();
    return none;
}

std::span<const NodeRef> Zone::hosts_of(const NodeView& node, RRType type) const noexcept
{
    for (const RRsetHead& rrset : node.heads()) {
        if (rrset.type == type && rrset.has_hosts != 0)
            return {namu::hosts_of(*node.head_, rrset), rrset.count};
    }
    return {};
}

RRsetView Zone::negative_soa() const noexcept
{
    return apex_node().find(RRType::SOA).with_ttl(negative_ttl());
}

std::size_t Zone::memory() const noexcept
{
    return sizeof(*this) + sizeof(ZoneParts) + parts_->own_block.capacity() + parts_->order.memory() +
           parts_->names.memory() + denial_->memory();
}

} // namespace namu
