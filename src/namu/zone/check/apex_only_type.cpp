#include "namu/zone/check/apex_only_type.hpp"

#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_apex_only_type(const CheckInput& input, Diagnostics& diagnostics)
{
    for (const RRType type : apex_only_types) {
        for_each_rrset(input, type, [&](const CheckedRRset& rrset) {
            if (rrset.node().is_apex() || rrset.node().is_occluded())
                return;
            diagnostics.report({&zone_rule::apex_only_type,
                                rrset.first_written().owner(),
                                to_text(type) + " records mean something at " + quoted(input.zone.apex()) +
                                    " only, nobody asks " + quoted(rrset.owner()) + " for them",
                                "move the record to the apex of the zone that it is about",
                                {}});
        });
    }
}

} // namespace namu
