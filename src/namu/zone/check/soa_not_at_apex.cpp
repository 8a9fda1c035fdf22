#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_soa_not_at_apex(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::SOA, [&](const CheckedRRset& soa) {
        if (soa.node().is_apex())
            return;
        diagnostics.report({&zone_rule::soa_not_at_apex,
                            soa.first_written().owner(),
                            "the SOA record of this zone belongs to " + quoted(input.zone.apex()) +
                                ", not to " + quoted(soa.owner()),
                            "remove it, or put the zone " + quoted(soa.owner()) + " into a file of its own",
                            {}});
    });
}

} // namespace namu
