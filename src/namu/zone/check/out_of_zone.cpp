#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_out_of_zone(const CheckInput& input, Diagnostics& diagnostics)
{
    for (const auto& record : input.notes.out_of_zone)
        diagnostics.report({&zone_rule::out_of_zone,
                            record.where.owner(),
                            quoted(record.owner) + " is not in the zone " + quoted(input.zone.apex()) +
                                ": the record is left out",
                            "move the record to the file of its own zone, or look at the `$ORIGIN` above it",
                            {}});
}

} // namespace namu
