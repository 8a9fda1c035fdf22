#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/several.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_several_soas(const CheckInput& input, Diagnostics& diagnostics)
{
    if (const auto soas = find_rrset(input, input.zone.apex_node(), RRType::SOA))
        report_several(*soas, zone_rule::several_soas,
                       "the zone " + quoted(input.zone.apex()) + " has an SOA record already",
                       "keep the SOA record with the newest serial and remove the others", diagnostics);
}

} // namespace namu
