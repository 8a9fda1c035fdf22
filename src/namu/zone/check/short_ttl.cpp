#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <cstdint>
#include <string>

namespace namu {
namespace {

/// RFC 9199 §3.5 would have hours; below this a resolver asks for the servers with nearly every question.
constexpr std::uint32_t least_seconds = 60;

} // namespace

void check_short_ttl(const CheckInput& input, Diagnostics& diagnostics)
{
    for (const RRType type : {RRType::NS, RRType::DNSKEY}) {
        const auto rrset = find_rrset(input, input.zone.apex_node(), type);
        if (!rrset || rrset->records().ttl().seconds() >= least_seconds)
            continue;
        diagnostics.report(
            {&zone_rule::short_ttl,
             rrset->first_written().owner(),
             "the " + to_text(type) + " records of the zone have a TTL of " +
                 std::to_string(rrset->records().ttl().seconds()) +
                 " seconds, so resolvers ask for them again and again",
             "give them an hour or more, best a day; of other records a short TTL does no harm",
             {}});
    }
}

} // namespace namu
