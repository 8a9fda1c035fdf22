#include "namu/zone/check/glue_hosts.hpp"

#include "namu/zone/check/target.hpp"

namespace namu {

GlueHosts::GlueHosts(const CheckInput& input) : is_host_(input.zone.node_count())
{
    for_each_target(input, RRType::NS, [&](const CheckedTarget& server) {
        if (!server.name.is_at_or_below(input.zone.apex()))
            return;
        if (const NodeView host = input.zone.find_node(server.name); host.exists())
            is_host_[host.index()] = true;
    });
}

} // namespace namu
