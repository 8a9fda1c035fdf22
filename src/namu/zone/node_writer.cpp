#include "namu/zone/node_writer.hpp"

#include "namu/wire/header.hpp"
#include "namu/zone/targets.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace namu {
namespace {

/// What the types of a node's own records say of it; what stands above it is the caller's to know.
std::uint32_t flag_of(RRType type, bool is_apex) noexcept
{
    switch (type) {
    case RRType::NS: return is_apex ? 0 : std::uint32_t{NodeHead::cut};
    case RRType::DNAME: return NodeHead::dname;
    case RRType::CNAME: return NodeHead::cname;
    default: return 0;
    }
}

std::uint32_t count_sets(std::span<NodeRecord> records) noexcept
{
    std::uint32_t sets = 0;
    for_each_set(records, [&sets](auto) { ++sets; });
    return sets;
}

} // namespace

NodeRef node_ref(std::size_t offset)
{
    if (offset / node_unit > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error{"the zone is larger than 32 GiB"};
    return static_cast<NodeRef>(offset / node_unit);
}

NodeRef NodeWriter::write(NameView owner, const NodeHead& links, std::span<NodeRecord> records)
{
    const std::size_t node = block_.size();
    NodeHead head = links;
    head.name_size = static_cast<std::uint8_t>(owner.size());
    head.rrset_count = count_sets(records) & 0x3'ffffU;
    const std::size_t heads_at = round_up(sizeof head + owner.size(), 4);
    block_.grow(heads_at + head.rrset_count * sizeof(RRsetHead));

    const bool is_apex = head.parent == NodeRef::none;
    std::size_t set_at = node + heads_at;
    for_each_set(records, [&](std::span<const NodeRecord> set) {
        RRsetHead rrset{};
        write_set(set, node, rrset);
        std::memcpy(block_.data() + set_at, &rrset, sizeof rrset);
        set_at += sizeof rrset;
        // What is occluded is no cut, alias or redirection, whatever it has.
        if ((head.flags & NodeHead::occluded) == 0)
            head.flags = (head.flags | flag_of(set.front().type, is_apex)) & 0x3fU;
    });
    const std::size_t rest = round_up(block_.size(), node_unit) - block_.size();
    std::fill_n(block_.grow(rest), rest, std::uint8_t{0});

    std::uint8_t* const begin = block_.data() + node;
    std::memcpy(begin, &head, sizeof head);
    std::memcpy(begin + sizeof head, owner.octets().data(), owner.size());
    std::fill(begin + sizeof head + owner.size(), begin + heads_at, std::uint8_t{0});
    return node_ref(node);
}

void NodeWriter::write_set(std::span<const NodeRecord> set, std::size_t node, RRsetHead& head)
{
    const std::size_t begin = block_.size();
    std::size_t octets = 0;
    for (const NodeRecord& record : set)
        octets += 2U + record.size;
    if (begin - node + octets > std::numeric_limits<std::uint32_t>::max() / 2)
        throw std::length_error{"the records of a name are larger than 2 GiB"};
    std::uint8_t* at = block_.grow(octets);
    for (const NodeRecord& record : set) {
        store_u16(at, record.size);
        std::memcpy(at + 2, record.rdata, record.size);
        at += 2U + record.size;
    }
    head.ttl = set.front().ttl;
    head.type = set.front().type;
    head.covered = set.front().covered;
    head.offset = static_cast<std::uint32_t>(begin - node);
    head.size = static_cast<std::uint32_t>(octets);
    head.count = static_cast<std::uint32_t>(set.size()) & 0x7fff'ffffU;
    head.has_hosts = points_into_zone(set) ? 1 : 0;

    const std::size_t hosts = head.has_hosts != 0 ? set.size() * sizeof(NodeRef) : 0;
    const std::size_t rest = round_up(block_.size(), 4) - block_.size();
    std::fill_n(block_.grow(rest + hosts), rest + hosts, std::uint8_t{0});
}

bool NodeWriter::points_into_zone(std::span<const NodeRecord> set) const noexcept
{
    std::size_t octets = 0;
    bool found = false;
    if (!is_linked(set.front().type))
        return false;
    for (const NodeRecord& record : set) {
        octets += 2U + record.size;
        const auto target = linked_name(record.type, record.octets());
        // The root stands for the owner itself, but for CNAME, where nothing is lost by it.
        found = found || (target && (target->is_root() || target->is_at_or_below(apex_)));
    }
    // What fits no message is never answered, so nobody misses what would go with it.
    return found && octets <= max_message_octets;
}

} // namespace namu
