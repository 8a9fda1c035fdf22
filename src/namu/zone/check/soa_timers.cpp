#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/soa_fields.hpp"

#include <cstdint>
#include <string>

namespace namu {

void check_soa_timers(const CheckInput& input, Diagnostics& diagnostics)
{
    const auto soa = find_rrset(input, input.zone.apex_node(), RRType::SOA);
    if (!soa)
        return;
    const SoaFields fields = read_soa(soa->records().front());
    const SourceSpan where = soa->position().rdata();
    if (fields.retry >= fields.refresh) {
        diagnostics.report(
            {&zone_rule::soa_timers,
             where,
             "retry, " + std::to_string(fields.retry) + ", is not shorter than refresh, " +
                 std::to_string(fields.refresh),
             "a secondary tries again after retry when a refresh failed: make it a part of refresh",
             {}});
    }
    if (fields.expire <= std::uint64_t{fields.refresh} + fields.retry) {
        diagnostics.report(
            {&zone_rule::soa_timers,
             where,
             "expire, " + std::to_string(fields.expire) + ", is not longer than refresh and retry together",
             "a secondary drops the zone after expire: make it a week or more",
             {}});
    }
}

} // namespace namu
