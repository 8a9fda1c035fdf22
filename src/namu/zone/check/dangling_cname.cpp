#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"
#include "namu/zone/check/target.hpp"

namespace namu {

void check_dangling_cname(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_target(input, RRType::CNAME, [&](const CheckedTarget& target) {
        const NodeView linked = target.host();
        const bool is_there = linked.exists() && !linked.is_hash_owner();
        if (is_there || judge_host(input.zone, target.name).kind != TargetVerdict::Kind::missing)
            return;
        diagnostics.report({&zone_rule::dangling_cname,
                            target.where(),
                            quoted(target.from.owner()) + " is an alias of " + quoted(target.name) +
                                ", which is in this zone and does not exist",
                            final_dot_hint(target.name, input.zone.apex()) + "add " + quoted(target.name) +
                                ", or correct the name",
                            {}});
    });
}

} // namespace namu
