#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_no_soa(const CheckInput& input, Diagnostics& diagnostics)
{
    if (input.zone.apex_node().find(RRType::SOA).exists())
        return;
    diagnostics.report({&zone_rule::no_soa,
                        {},
                        "the zone " + quoted(input.zone.apex()) + " has no SOA record",
                        "begin the zone with `@ SOA ns1 hostmaster 1 7200 900 1209600 300`",
                        {}});
}

} // namespace namu
