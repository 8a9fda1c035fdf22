#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_dname_and_ns(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::DNAME, [&](const CheckedRRset& dname) {
        if (dname.node().is_apex() || dname.node().is_occluded())
            return;
        const auto ns = find_rrset(input, dname.node(), RRType::NS);
        if (!ns)
            return;
        const bool dname_is_later = comes_before(ns->first_written(), dname.first_written());
        const CheckedRRset& later = dname_is_later ? dname : *ns;
        const CheckedRRset& first = dname_is_later ? *ns : dname;
        diagnostics.report(
            {&zone_rule::dname_and_ns,
             later.first_written().owner(),
             "names below " + quoted(dname.owner()) + " cannot be both delegated (NS) and redirected (DNAME)",
             "keep one of them; a child zone may have the DNAME record at its own apex",
             {{first.first_written().owner(), "the " + to_text(first.type()) + " record is here"}}});
    });
}

} // namespace namu
