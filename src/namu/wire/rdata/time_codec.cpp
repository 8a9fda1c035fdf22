#include "namu/wire/rdata/time_codec.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/rdata/number_codec.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

namespace namu::rdata {
namespace {

constexpr std::size_t date_digits = 14;

unsigned two_digits(std::string_view text, std::size_t at) noexcept
{
    return static_cast<unsigned>((text[at] - '0') * 10 + (text[at + 1] - '0'));
}

/// Seconds since 1970 of fourteen digits; nothing where the calendar has no such moment.
std::optional<std::uint32_t> parse_date(std::string_view text) noexcept
{
    using namespace std::chrono;
    const auto year_number = static_cast<int>(two_digits(text, 0) * 100 + two_digits(text, 2));
    const year_month_day date{year{year_number}, month{two_digits(text, 4)}, day{two_digits(text, 6)}};
    const unsigned hour = two_digits(text, 8);
    const unsigned minute = two_digits(text, 10);
    const unsigned second = two_digits(text, 12);
    if (!date.ok() || year_number < 1970 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const auto days = static_cast<std::uint64_t>(sys_days{date}.time_since_epoch().count());
    return static_cast<std::uint32_t>(days * 86'400 + hour * 3'600U + minute * 60U + second);
}

void append_digits(std::string& out, unsigned value, std::size_t width)
{
    const auto digits = std::to_string(value);
    out.append(width - std::min(width, digits.size()), '0');
    out += digits;
}

} // namespace

bool read_time(TextInput& in)
{
    const auto* const token = in.take_word();
    if (token == nullptr)
        return false;
    const auto number = parse_number(token->text);
    std::optional<std::uint32_t> seconds;
    if (number && token->text.size() == date_digits)
        seconds = parse_date(token->text);
    else if (number && *number <= UINT32_MAX)
        seconds = static_cast<std::uint32_t>(*number);
    if (!seconds)
        return in.fail(bad_time, in.subject() + ' ' + quoted(token->text) + " is not a date",
                       "write YYYYMMDDHHmmSS such as 20261231235959, or seconds since 1970");
    in.out().write_u32(*seconds);
    return true;
}

void append_time(std::uint32_t seconds, std::string& out)
{
    using namespace std::chrono;
    const year_month_day date{sys_days{days{seconds / 86'400}}};
    append_digits(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    append_digits(out, static_cast<unsigned>(date.month()), 2);
    append_digits(out, static_cast<unsigned>(date.day()), 2);
    append_digits(out, seconds % 86'400 / 3'600, 2);
    append_digits(out, seconds % 3'600 / 60, 2);
    append_digits(out, seconds % 60, 2);
}

} // namespace namu::rdata
