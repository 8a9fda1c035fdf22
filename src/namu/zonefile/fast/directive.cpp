#include "namu/zonefile/fast/directive.hpp"

#include "namu/base/ascii.hpp"
#include "namu/zonefile/fast/name_text.hpp"
#include "namu/zonefile/fast/octet_kind.hpp"
#include "namu/zonefile/ttl_text.hpp"
#include "namu/zonefile/word.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
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

bool apply_directive(Word directive, Word argument, BlockState& state)
{
    if (directive.text() == "$ORIGIN" && argument.size > 1 && argument.begin[argument.size - 1] == '.') {
        std::array<std::uint8_t, max_name_octets + 2 * slack> octets;
        const PaddedName unused{NameView{}};
        const std::uint8_t* const end = write_name(argument, unused, octets.data());
        if (end == nullptr)
            return false;
        state.origin = Name{NameView::trusted(octets.data(), static_cast<std::size_t>(end - octets.data()))};
        return true;
    }
    const std::array<rdata::TextToken, 2> fields{{{directive.text()}, {argument.text()}}};
    return apply_directive(fields, state);
}

void note_directive(std::string_view line, BlockState& state)
{
    const auto take_word = [&line]() -> Word {
        std::size_t at = 0;
        while (kind_of(line[at]) == OctetKind::blank)
            ++at;
        const std::size_t begin = at;
        while (kind_of(line[at]) == OctetKind::word)
            ++at;
        const Word word{line.data() + begin, at - begin};
        line.remove_prefix(at);
        return word;
    };
    const Word directive = take_word();
    const Word argument = take_word();
    if (argument.size != 0)
        static_cast<void>(apply_directive(directive, argument, state));
}

} // namespace namu::fast
