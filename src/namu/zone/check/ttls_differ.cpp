#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <tuple>

#include <string>

namespace namu {

void check_ttls_differ(const CheckInput& input, Diagnostics& diagnostics)
{
    for (const auto& set : input.notes.differing_ttls) {
        const bool lower_is_first = comes_before(set.lower_at, set.higher_at);
        const auto& [first, later] =
            lower_is_first ? std::tie(set.lower_at, set.higher_at) : std::tie(set.higher_at, set.lower_at);
        const Ttl first_ttl = lower_is_first ? set.lower : set.higher;
        diagnostics.report({&zone_rule::ttls_differ,
                            later.owner(),
                            "the " + to_text(set.type) + " records of " + quoted(set.owner) +
                                " have different TTLs; all are served with " +
                                std::to_string(set.lower.seconds()),
                            "give all " + to_text(set.type) + " records of a name the same TTL",
                            {{first.owner(), "this one has TTL " + std::to_string(first_ttl.seconds())}}});
    }
}

} // namespace namu
