#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/several.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_several_csyncs(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::CSYNC, [&](const CheckedRRset& csyncs) {
        report_several(csyncs, zone_rule::several_csyncs,
                       quoted(csyncs.owner()) + " has a CSYNC record already; the parent takes neither",
                       "keep one CSYNC record, with all types in it", diagnostics);
    });
}

} // namespace namu
