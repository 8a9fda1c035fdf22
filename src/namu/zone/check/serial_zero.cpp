#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/soa_fields.hpp"

namespace namu {

void check_serial_zero(const CheckInput& input, Diagnostics& diagnostics)
{
    const auto soa = find_rrset(input, input.zone.apex_node(), RRType::SOA);
    if (!soa || read_soa(soa->records().front()).serial != 0)
        return;
    diagnostics.report({&zone_rule::serial_zero,
                        soa->position().rdata(),
                        "the serial is 0, which some servers take for no serial at all",
                        "begin with 1, and raise it with every change",
                        {}});
}

} // namespace namu
