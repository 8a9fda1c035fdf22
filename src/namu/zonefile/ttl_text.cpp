#include "namu/zonefile/ttl_text.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <cstddef>

namespace namu {
namespace {

/// Seconds in a unit, or 0 for a letter that is none.
constexpr std::uint64_t seconds_in(char unit) noexcept
{
    switch (to_lower(unit)) {
    case 's': return 1;
    case 'm': return 60;
    case 'h': return 3'600;
    case 'd': return 86'400;
    case 'w': return 604'800;
    default: return 0;
    }
}

/// Stays above every limit once it is there: a number may have a million digits.
std::uint64_t read_number(std::string_view text, std::size_t& at) noexcept
{
    constexpr std::uint64_t enough = Ttl::max_seconds + std::uint64_t{1};
    std::uint64_t number = 0;
    for (; at < text.size() && is_digit(text[at]); ++at)
        number = std::min(number * 10 + static_cast<std::uint64_t>(text[at] - '0'), enough);
    return number;
}

bool is_letter(char c) noexcept
{
    return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}

} // namespace

TtlText ttl_from_text(std::string_view text) noexcept
{
    constexpr TtlText malformed{{}, TtlProblem::malformed};
    std::uint64_t sum = 0;
    bool has_unit = false;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at]))
            return malformed;
        const std::uint64_t number = read_number(text, at);
        if (at == text.size() && !has_unit) {
            sum = number;
            break;
        }
        const std::uint64_t unit = at < text.size() ? seconds_in(text[at++]) : 0;
        if (unit == 0)
            return malformed;
        has_unit = true;
        sum = std::min<std::uint64_t>(sum + number * unit, std::uint64_t{Ttl::max_seconds} + 1);
    }
    if (text.empty())
        return malformed;
    if (sum > Ttl::max_seconds)
        return {{}, TtlProblem::too_large};
    return {Ttl::from_wire(static_cast<std::uint32_t>(sum)), TtlProblem::none};
}

bool looks_like_ttl(std::string_view text) noexcept
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return !text.empty() && is_digit(text.front()) &&
           std::ranges::all_of(text, [](char c) { return is_digit(c) || is_letter(c); });
}

} // namespace namu
