#include "namu/zone/check/glue_hosts.hpp"

#include <algorithm>

namespace namu {

bool GlueHosts::contains(const NodeView& node, const NodeView& cut) const
{
    const auto servers = zone_.hosts_of(cut, RRType::NS);
    if (std::ranges::find(servers, zone_.ref_of(node)) != servers.end())
        return true;
    std::call_once(is_collected_, [this] { collect(); });
    return is_host_[node.index()];
}

void GlueHosts::collect() const
{
    is_host_.resize(zone_.number_limit());
    for (std::size_t i = 0; i < zone_.node_count(); ++i) {
        for (const NodeRef host : zone_.hosts_of(zone_.node(i), RRType::NS)) {
            if (const NodeView node = zone_.host_at(host); node.exists())
                is_host_[node.index()] = true;
        }
    }
}

} // namespace namu
