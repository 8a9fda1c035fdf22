#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <optional>
#include <string>

namespace namu {
namespace {

/// RFC 4035 §2.5: the signatures and the NSEC of an alias are beside it.
bool may_be_beside_cname(RRType type)
{
    return type == RRType::CNAME || type == RRType::RRSIG || type == RRType::NSEC;
}

/// Of the RRsets that cannot be beside a CNAME, the one that was written first.
std::optional<CheckedRRset> first_other(const CheckInput& input, const NodeView& node)
{
    std::optional<CheckedRRset> first;
    for_each_rrset(input, node, [&](const CheckedRRset& rrset) {
        if (!may_be_beside_cname(rrset.type()) &&
            (!first || comes_before(rrset.first_written(), first->first_written())))
            first = rrset;
    });
    return first;
}

} // namespace

void check_cname_and_other_data(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::CNAME, [&](const CheckedRRset& cname) {
        const auto other = first_other(input, cname.node());
        if (!other)
            return;
        const bool cname_is_later = comes_before(other->first_written(), cname.first_written());
        const CheckedRRset& later = cname_is_later ? cname : *other;
        const CheckedRRset& first = cname_is_later ? *other : cname;
        diagnostics.report(
            {&zone_rule::cname_and_other_data,
             later.first_written().owner(),
             quoted(cname.owner()) + " is an alias (CNAME) and cannot have " + to_text(other->type()) +
                 " records as well",
             cname.node().is_apex()
                 ? "the apex of a zone cannot be an alias: give it A and AAAA records of its own"
                 : "keep either the CNAME record or the others",
             {{first.first_written().owner(), "the " + to_text(first.type()) + " record is here"}}});
    });
}

} // namespace namu
