#include "namu/zonefile/fast/directive.hpp"

#include "namu/base/ascii.hpp"
#include "namu/zonefile/ttl_text.hpp"
#include "namu/zonefile/word.hpp"

#include <string_view>

namespace namu::fast {

bool apply_directive(std::span<const rdata::TextToken> fields, BlockState& state)
{
    if (fields.size() != 2 || fields[1].quoted || fields[1].holds_quotes)
        return false;
    const std::string_view argument = fields[1].text;
    if (equal_ignoring_case(fields[0].text, "$TTL")) {
        const TtlText read = ttl_from_text(argument);
        state.default_ttl = read.ttl;
        return read.problem == TtlProblem::none;
    }
    if (!equal_ignoring_case(fields[0].text, "$ORIGIN") || without_forgotten_dot(argument, state.origin))
        return false;
    const auto origin = Name::from_text(argument, state.origin);
    if (origin)
        state.origin = *origin;
    return origin.has_value();
}

} // namespace namu::fast
