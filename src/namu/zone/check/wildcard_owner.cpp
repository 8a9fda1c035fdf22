#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {
namespace {

/// RFC 4592 §4.1: an apex that begins with an asterisk is a plain name for its own zone.
bool is_wildcard_of_zone(const CheckedRRset& rrset)
{
    return rrset.owner().is_wildcard() && !rrset.node().is_apex() && !rrset.node().is_occluded();
}

} // namespace

void check_wildcard_owner(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::NS, [&](const CheckedRRset& ns) {
        if (is_wildcard_of_zone(ns))
            diagnostics.report({&zone_rule::wildcard_ns,
                                ns.first_written().owner(),
                                "NS records of the wildcard " + quoted(ns.owner()) +
                                    " delegate that one name, not the names that it stands for",
                                "name each child zone",
                                {}});
    });
    for_each_rrset(input, RRType::DNAME, [&](const CheckedRRset& dname) {
        if (is_wildcard_of_zone(dname))
            diagnostics.report({&zone_rule::wildcard_dname,
                                dname.first_written().owner(),
                                "a DNAME record of the wildcard " + quoted(dname.owner()) +
                                    " redirects names below that one name only",
                                "name each branch that is to be redirected",
                                {}});
    });
}

} // namespace namu
