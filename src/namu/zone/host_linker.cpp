#include "namu/zone/host_linker.hpp"

#include "namu/zone/targets.hpp"

#include <algorithm>
#include <span>
#include <unordered_set>

namespace namu {
namespace {

/// RFC 2181 §5: an RRset stands in an answer once, so a host counts once.
void drop_repeated(std::span<NodeRef> hosts)
{
    constexpr std::size_t few = 32;
    std::unordered_set<NodeRef> seen;
    for (std::size_t i = 1; i < hosts.size(); ++i) {
        if (hosts[i] == NodeRef::none)
            continue;
        if (hosts.size() <= few ? std::ranges::find(hosts.first(i), hosts[i]) !=
                                      hosts.begin() + static_cast<std::ptrdiff_t>(i)
                                : !seen.insert(hosts[i]).second)
            hosts[i] = repeated_host;
    }
}

} // namespace

void HostLinker::run(std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i)
        link(zone_.node(i));
}

void HostLinker::link(const NodeView& node)
{
    if (node.is_occluded())
        return;
    for (const RRsetHead& head : zone_.heads_of(node)) {
        if (head.has_hosts != 0)
            link(node, head);
    }
}

void HostLinker::link(const NodeView& node, const RRsetHead& head)
{
    const std::span hosts{const_cast<NodeRef*>(namu::hosts_of(*node.head_, head)), head.count};
    std::size_t record = 0;
    for (const Bytes rdata : node.find(head.type)) {
        NodeRef& host = hosts[record++];
        const auto target = linked_name(head.type, rdata);
        if (!target)
            continue;
        const bool is_owner = target->is_root() && head.type != RRType::CNAME;
        const bool is_here = is_owner || target->is_at_or_below(zone_.apex());
        if (!is_here)
            continue; // it is none already
        const NodeView found = is_owner ? node : zone_.find_node(*target);
        host = found.exists() ? zone_.ref_of(found) : NodeRef::none;
    }
    // Names of servers differ; of other types the target may repeat.
    if (head.type != RRType::NS && hosts.size() > 1)
        drop_repeated(hosts);
}

} // namespace namu
