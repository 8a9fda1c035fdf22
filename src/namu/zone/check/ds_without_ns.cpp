#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_ds_without_ns(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::DS, [&](const CheckedRRset& ds) {
        const NodeView node = ds.node();
        if (node.is_apex() || node.is_occluded() || node.find(RRType::NS).exists())
            return;
        diagnostics.report({&zone_rule::ds_without_ns,
                            ds.first_written().owner(),
                            "the DS record says that the child zone " + quoted(node.owner()) +
                                " is signed, but no NS record delegates it",
                            "add the NS records of " + quoted(node.owner()) + ", or remove the DS record",
                            {}});
    });
}

} // namespace namu
