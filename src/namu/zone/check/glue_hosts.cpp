#include "namu/zone/check/glue_hosts.hpp"

namespace namu {

GlueHosts::GlueHosts(const CheckInput& input) : is_host_(input.zone.node_count())
{
    for_each_rrset(input, RRType::NS, [&](const CheckedRRset& servers) {
        for (const NodeRef host : input.zone.hosts_of(servers.node(), RRType::NS)) {
            if (const NodeView node = input.zone.host_at(host); node.exists())
                is_host_[node.index()] = true;
        }
    });
}

} // namespace namu
