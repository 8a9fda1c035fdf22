#include "namu/dnssec/check/time_text.hpp"

namespace namu {
namespace {

std::string two_digits(unsigned value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

std::string time_text(std::chrono::sys_seconds time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    return std::to_string(int{date.year()}) + '-' + two_digits(unsigned{date.month()}) + '-' +
           two_digits(unsigned{date.day()}) + ' ' + two_digits(static_cast<unsigned>(clock.hours().count())) +
           ':' + two_digits(static_cast<unsigned>(clock.minutes().count())) + ':' +
           two_digits(static_cast<unsigned>(clock.seconds().count())) + " UTC";
}

} // namespace namu
