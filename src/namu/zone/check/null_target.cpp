#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"
#include "namu/zone/targets.hpp"

namespace namu {
namespace {

void check_type(const CheckInput& input, RRType type, const DiagnosticRule& rule, Diagnostics& diagnostics)
{
    for_each_rrset(input, type, [&](const CheckedRRset& rrset) {
        if (rrset.records().size() < 2)
            return;
        std::size_t record = 0;
        for (const Bytes rdata : rrset.records()) {
            const RecordPosition where = rrset.position(record++);
            if (host_target(type, rdata))
                continue;
            diagnostics.report({&rule,
                                where.rdata(),
                                "this " + to_text(type) + " record says that " + quoted(rrset.owner()) +
                                    " has no such service, and others beside it say where it is",
                                "keep either the record with the target `.` or the others",
                                {}});
        }
    });
}

} // namespace

/// A target `.` says "there is none", which is all there is to say.
void check_null_target(const CheckInput& input, Diagnostics& diagnostics)
{
    check_type(input, RRType::MX, zone_rule::null_mx_not_alone, diagnostics);
    check_type(input, RRType::SRV, zone_rule::null_srv_not_alone, diagnostics);
}

} // namespace namu
