#include "namu/wire/rdata/number_codec.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace namu::rdata {
namespace {

constexpr std::uint64_t most = UINT64_MAX;

/// a * b + c, or the most there is.
constexpr std::uint64_t multiply_add(std::uint64_t a, std::uint64_t b, std::uint64_t c) noexcept
{
    return a > (most - c) / b ? most : a * b + c;
}

/// The digits at the front of `text`, which are taken off; nothing where there are none.
std::optional<std::uint64_t> take_digits(std::string_view& text) noexcept
{
    if (text.empty() || !is_digit(text.front()))
        return std::nullopt;
    std::uint64_t value = 0;
    while (!text.empty() && is_digit(text.front())) {
        value = multiply_add(value, 10, static_cast<std::uint64_t>(text.front() - '0'));
        text.remove_prefix(1);
    }
    return value;
}

/// Seconds in a unit, or 0 for a letter that is none.
constexpr std::uint64_t seconds_in(char unit) noexcept
{
    switch (to_lower(unit)) {
    case 's': return 1;
    case 'm': return 60;
    case 'h': return 60 * 60;
    case 'd': return 24 * 60 * 60;
    case 'w': return 7 * 24 * 60 * 60;
    default: return 0;
    }
}

std::string range_hint(std::uint64_t max)
{
    return "write a number from 0 to " + std::to_string(max);
}

void write_number(ByteWriter& out, std::size_t octets, std::uint64_t value) noexcept
{
    for (std::size_t i = octets; i > 0; --i)
        out.write_u8(static_cast<std::uint8_t>(value >> (8 * (i - 1)) & 0xff));
}

} // namespace

std::optional<std::uint64_t> parse_number(std::string_view digits) noexcept
{
    const auto value = take_digits(digits);
    return digits.empty() ? value : std::nullopt;
}

std::optional<std::uint64_t> parse_period(std::string_view text) noexcept
{
    auto seconds = take_digits(text);
    if (!seconds || text.empty())
        return seconds;
    std::uint64_t sum = 0;
    while (seconds) {
        const std::uint64_t unit = text.empty() ? 0 : seconds_in(text.front());
        if (unit == 0)
            return std::nullopt;
        sum = multiply_add(*seconds, unit, sum);
        text.remove_prefix(1);
        if (text.empty())
            return sum;
        seconds = take_digits(text);
    }
    return std::nullopt;
}

bool check_number(TextInput& in, std::string_view word, std::optional<std::uint64_t> number,
                  std::uint64_t max)
{
    if (number && *number <= max)
        return true;
    if (number)
        return in.fail(in.rules().number_out_of_range,
                       in.subject() + ' ' + quoted(word) + " is above " + std::to_string(max),
                       range_hint(max));
    return in.fail(in.rules().bad_number, in.subject() + ' ' + quoted(word) + " is not a number",
                   range_hint(max) + "; " + in.form());
}

bool take_number(TextInput& in, std::uint64_t max, std::uint64_t& value)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto number = parse_number(token->text);
    if (!check_number(in, token->text, number, max))
        return false;
    value = *number;
    return true;
}

bool read_number(TextInput& in, std::size_t octets, std::uint64_t max)
{
    const std::uint64_t fits = octets == 8 ? most : (std::uint64_t{1} << (8 * octets)) - 1;
    std::uint64_t value = 0;
    if (!take_number(in, std::min(max, fits), value))
        return false;
    write_number(in.out(), octets, value);
    return true;
}

bool read_period(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto seconds = parse_period(token->text);
    if (!seconds)
        return in.fail(
            in.rules().bad_number, in.subject() + ' ' + quoted(token->text) + " is not a time in seconds",
            "write seconds, or units that add up, such as 3600, 1h or 1h30m (s m h d w); " + in.form());
    if (!check_number(in, token->text, seconds, UINT32_MAX))
        return false;
    in.out().write_u32(static_cast<std::uint32_t>(*seconds));
    return true;
}

void append_number(Bytes octets, std::string& out)
{
    std::uint64_t value = 0;
    for (const auto octet : octets)
        value = value << 8 | octet;
    out += std::to_string(value);
}

} // namespace namu::rdata
