#include "namu/zone/host_linker.hpp"

#include "namu/wire/hashed_name.hpp"
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
    // So many that their misses of the cache overlap, and so few that what was fetched is still there.
    constexpr std::size_t nodes_at_once = 64;
    while (begin < end) {
        const std::size_t some = std::min(end, begin + nodes_at_once);
        for (; begin < some; ++begin)
            collect(zone_.node(begin));
        resolve();
    }
}

void HostLinker::link(const NodeView& node)
{
    collect(node);
    resolve();
}

void HostLinker::collect(const NodeView& node)
{
    if (node.is_occluded())
        return;
    for (const RRsetHead& head : zone_.heads_of(node)) {
        if (head.has_hosts != 0)
            collect(node, head);
    }
}

void HostLinker::collect(const NodeView& node, const RRsetHead& head)
{
    const std::span hosts{const_cast<NodeRef*>(namu::hosts_of(*node.head_, head)), head.count};
    std::size_t record = 0;
    for (const Bytes rdata : node.view(head)) {
        NodeRef& host = hosts[record++];
        host = NodeRef::none;
        const auto target = linked_name(head.type, rdata);
        if (!target)
            continue;
        if (target->is_root() && head.type != RRType::CNAME)
            host = zone_.ref_of(node); // it stands for the owner
        else if (target->is_at_or_below(zone_.apex()))
            searches_.push_back({&host, *target, hash_name(*target)});
    }
    // Names of servers differ; of other types the target may repeat.
    if (head.type != RRType::NS && hosts.size() > 1)
        with_repetitions_.push_back(hosts);
}

void HostLinker::resolve()
{
    for (const Search& search : searches_)
        zone_.prefetch_place(search.hash);
    for (const Search& search : searches_)
        zone_.prefetch_node(search.hash);
    for (const Search& search : searches_) {
        const NodeView found = zone_.find_with_hash(search.target, search.hash);
        *search.host = found.exists() ? zone_.ref_of(found) : NodeRef::none;
    }
    for (const auto hosts : with_repetitions_)
        drop_repeated(hosts);
    searches_.clear();
    with_repetitions_.clear();
}

} // namespace namu
