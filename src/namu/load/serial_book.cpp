#include "namu/load/serial_book.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace namu {
namespace {

constexpr std::array<std::pair<std::string_view, SerialPolicy>, 4> policies{{
    {"file", SerialPolicy::file},
    {"increment", SerialPolicy::increment},
    {"date", SerialPolicy::date},
    {"unixtime", SerialPolicy::unixtime},
}};

/// YYYYMMDD00.
Serial serial_of_day(std::chrono::sys_seconds now) noexcept
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(now)};
    const auto year = static_cast<std::uint32_t>(static_cast<int>(day.year()));
    return Serial{
        ((year * 100 + static_cast<unsigned>(day.month())) * 100 + static_cast<unsigned>(day.day())) * 100};
}

} // namespace

std::string_view to_text(SerialPolicy policy) noexcept
{
    return std::ranges::find(policies, policy, &decltype(policies)::value_type::second)->first;
}

std::optional<SerialPolicy> serial_policy_from_text(std::string_view text) noexcept
{
    const auto found = std::ranges::find(policies, text, &decltype(policies)::value_type::first);
    return found == policies.end() ? std::nullopt : std::optional{found->second};
}

Serial next_serial(SerialPolicy policy, Serial served, std::chrono::sys_seconds now) noexcept
{
    const auto wanted = [&] {
        switch (policy) {
        case SerialPolicy::file: return served;
        case SerialPolicy::increment: break;
        case SerialPolicy::date: return serial_of_day(now);
        case SerialPolicy::unixtime:
            return Serial{static_cast<std::uint32_t>(now.time_since_epoch().count())};
        }
        return served.next();
    }();
    return policy == SerialPolicy::file || wanted.is_newer_than(served) ? wanted : served.next();
}

SerialPolicy SerialBook::policy_of(const StoredName& zone) const
{
    const auto own = policies_.find(zone);
    return own == policies_.end() ? policy_ : own->second;
}

Serial SerialBook::serial_for(const StoredName& zone, Serial in_file, ContentDigest content,
                              std::chrono::sys_seconds now) const
{
    const SerialPolicy policy = policy_of(zone);
    const Entry* const last = find(zone);
    if (policy == SerialPolicy::file || last == nullptr || in_file.is_newer_than(last->served))
        return in_file;
    return content == last->content ? last->served : next_serial(policy, last->served, now);
}

const SerialBook::Entry* SerialBook::find(const StoredName& zone) const
{
    const auto found = entries_.find(zone);
    return found == entries_.end() ? nullptr : &found->second;
}

bool SerialBook::note(const StoredName& zone, const Entry& entry)
{
    Entry& noted = entries_[zone];
    return std::exchange(noted, entry) != entry;
}

} // namespace namu
