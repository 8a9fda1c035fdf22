#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_no_apex_ns(const CheckInput& input, Diagnostics& diagnostics)
{
    const NodeView apex = input.zone.apex_node();
    if (apex.find(RRType::NS).exists())
        return;
    const auto soa = find_rrset(input, apex, RRType::SOA);
    const std::string owner = apex.owner().to_text();
    diagnostics.report({&zone_rule::no_apex_ns,
                        soa ? soa->first_written().owner() : SourceSpan{},
                        "the zone `" + owner + "` names no name server of its own",
                        "add `" + owner + " NS` with the name of each server of the zone",
                        {}});
}

} // namespace namu
