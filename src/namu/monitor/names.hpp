#pragma once

#include "namu/server/tally.hpp"

#include <array>
#include <string_view>

/// What the places of numbers are called, in metrics and in what `namu ctl stats` says.
namespace namu::monitor {

inline constexpr std::array<std::string_view, 2> transport_names{"udp", "tcp"};
inline constexpr std::array<std::string_view, 2> family_names{"ip4", "ip6"};
inline constexpr std::array<std::string_view, 5> cookie_names{"absent", "malformed", "client_only", "bad",
                                                              "good"};
inline constexpr std::array<std::string_view, server::zone_result_count> result_names{
    "answer", "referral", "nodata", "nxdomain", "error"};

} // namespace namu::monitor
