#include "namu/zone/check/several.hpp"

namespace namu {

void report_several(const CheckedRRset& rrset, const DiagnosticRule& rule, const std::string& message,
                    const std::string& hint, Diagnostics& diagnostics)
{
    if (rrset.records().size() < 2)
        return;
    const auto order = rrset.in_file_order();
    const SourceSpan first = rrset.position(order.front()).owner();
    for (std::size_t i = 1; i < order.size(); ++i)
        diagnostics.report(
            {&rule, rrset.position(order[i]).owner(), message, hint, {{first, "the first one is here"}}});
}

} // namespace namu
