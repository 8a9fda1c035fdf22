#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/several.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_several_aliases(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::CNAME, [&](const CheckedRRset& cnames) {
        report_several(cnames, zone_rule::several_cnames,
                       quoted(cnames.owner()) + " is an alias already and can stand for one name only",
                       "keep one CNAME record; for several hosts give the name their A and AAAA records",
                       diagnostics);
    });
    for_each_rrset(input, RRType::DNAME, [&](const CheckedRRset& dnames) {
        report_several(dnames, zone_rule::several_dnames,
                       "names below " + quoted(dnames.owner()) + " are redirected already",
                       "keep one DNAME record", diagnostics);
    });
}

} // namespace namu
