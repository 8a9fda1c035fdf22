#include "namu/zone/zone.hpp"

#include "namu/zone/soa_numbers.hpp"
#include "namu/zone/targets.hpp"
#include "namu/zone/zone_find.hpp"

#include <algorithm>

namespace namu {
namespace {

/// Few RRsets have more, and a batch should not throw out of the cache what it has brought there.
constexpr std::size_t most_prefetched = 4;

} // namespace

std::size_t Zone::position_of(NameView name) const noexcept
{
    const std::size_t nodes = node_count();
    const bool has_keys = changes_ == nullptr && !denial_->order_keys.empty();
    auto [begin, end] =
        has_keys ? denial_->narrow(sort_key_below(name, apex().size())) : DenialIndex::Positions{0, nodes};
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

bool Zone::set_serial(Serial serial) noexcept
{
    const RRsetView soa = apex_node().find(RRType::SOA);
    if (changes_ != nullptr || parts_->own_block.size() == 0 || !soa.exists())
        return false;
    const Bytes rdata = soa.front();
    const std::size_t at = offset_of(rdata.data()) + rdata.size() - soa_fixed_octets;
    store_u32(parts_->own_block.data() + at, serial.value());
    numbers_.serial = serial;
    return true;
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
    prefetch_place(name.hash_of_last(depth));
    if (depth > numbers_.apex_labels + 1)
        prefetch_place(name.hash_of_last(depth - 1));
}

void Zone::prefetch_node(const HashedName& name) const noexcept
{
    const std::size_t depth = first_depth(name);
    if (!prefetch_node(name.hash_of_last(depth)) && depth > numbers_.apex_labels + 1)
        prefetch_node(name.hash_of_last(depth - 1));
}

/// The node of the first place with that hash, which need not be the right one. False where there is none.
bool Zone::prefetch_node(std::uint64_t hash) const noexcept
{
    const auto found = parts_->names.find(hash, [](NameIndex::Value /*candidate*/) { return true; });
    if (found != NameIndex::none)
        prefetch_head(static_cast<NodeRef>(found));
    return found != NameIndex::none;
}

/// Also of a node that was written anew since: then the time is wasted, and nothing else.
void Zone::prefetch_head(NodeRef ref) const noexcept
{
    const std::uint8_t* const node = head(ref).octets();
    __builtin_prefetch(node);
    __builtin_prefetch(node + 64);
}

void Zone::prefetch_linked(const Lookup& lookup) const noexcept
{
    if (!is_linked(lookup.rrset.type()))
        return;
    const auto linked = hosts_of(lookup.node, lookup.rrset.type());
    for (const NodeRef ref : linked.first(std::min(linked.size(), most_prefetched))) {
        if (ref != NodeRef::none && ref != repeated_host)
            prefetch_head(ref);
    }
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

NodeView Zone::alias_target(const NodeView& alias) const noexcept
{
    const auto linked = hosts_of(alias, RRType::CNAME);
    return linked.empty() ? NodeView{} : host_at(linked.front());
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
