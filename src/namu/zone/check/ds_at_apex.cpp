#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_ds_at_apex(const CheckInput& input, Diagnostics& diagnostics)
{
    if (const auto ds = find_rrset(input, input.zone.apex_node(), RRType::DS))
        diagnostics.report(
            {&zone_rule::ds_at_apex,
             ds->first_written().owner(),
             "the DS record of " + quoted(ds->owner()) + " belongs to the parent zone",
             "move it to the zone file of the parent, beside the NS records for " + quoted(ds->owner()),
             {}});
}

} // namespace namu
