#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

namespace namu {

void check_duplicate_record(const CheckInput& input, Diagnostics& diagnostics)
{
    for (const auto& twice : input.notes.duplicates)
        diagnostics.report({&zone_rule::duplicate_record,
                            twice.second.owner(),
                            "this " + to_text(twice.type) + " record of " + quoted(twice.owner) +
                                " is written more than once and counts once",
                            "remove it",
                            {{twice.first.owner(), "the first one is here"}}});
}

} // namespace namu
