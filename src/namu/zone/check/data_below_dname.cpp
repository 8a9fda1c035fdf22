#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/occluder.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_data_below_dname(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_rrset(input, RRType::DNAME, [&](const CheckedRRset& dname) {
        const NodeView top = dname.node();
        if (top.is_occluded() || top.is_cut())
            return;
        for (std::size_t i = input.zone.position_of(top) + 1; i < input.zone.node_count(); ++i) {
            const NodeView node = input.zone.node(i);
            if (!node.is_occluded() || occluder_of(node) != top)
                return;
            for_each_rrset(input, node, [&](const CheckedRRset& rrset) {
                // The hashed names of NSEC3 stand below the apex, even if that has a DNAME (RFC 5155 §7.1).
                if (is_from_signer(rrset.type()) || rrset.type() == RRType::SOA)
                    return;
                diagnostics.report({&zone_rule::data_below_dname,
                                    rrset.first_written().owner(),
                                    quoted(node.owner()) + " lies below the DNAME of " + quoted(top.owner()) +
                                        ", so its " + to_text(rrset.type()) +
                                        " record can never be an answer",
                                    "remove it, or write it below the target of the DNAME",
                                    {{dname.position().owner(), "the DNAME record is here"}}});
            });
        }
    });
}

} // namespace namu
