#pragma once

#include "namu/config/setting.hpp"

#include <array>

/// Rows of the table of settings. Limits: cookies, rates, TCP connections.
namespace namu::config::rows {

inline constexpr std::array limit_rows{
    setting<&Configuration::cookies, &CookieSettings::enabled>(
        {.key = "cookies.enabled",
         .help = "answer with DNS cookies",
         .option = {.name = "no-cookies", .sets_false = true}}),
    setting<&Configuration::cookies, &CookieSettings::secret_file>(
        {.key = "cookies.secret-file",
         .value = "FILE",
         .help = "secrets of DNS cookies, 32 hexadecimal digits a line: the first makes cookies, all are "
                 "accepted; the "
                 "same file on all servers of an address",
         .unset = "one made up at the start",
         .option = {.name = "cookie-secret"}}),
    setting<&Configuration::cookies, &CookieSettings::demand>(
        {.key = "cookies.demand",
         .help = "answer BADCOOKIE over UDP to clients that know cookies and have no good one yet",
         .option = {.name = "demand-cookies"}}),

    setting<&Configuration::rate_limit, &RateLimitSettings::responses_per_second>(
        {.key = "rate-limit.responses-per-second",
         .value = "N",
         .help = "so many positive answers a second to one client over UDP; 0: any number",
         .option = {.name = "rate-limit"},
         .most = 1'000'000}),
    setting<&Configuration::rate_limit, &RateLimitSettings::nodata_per_second>(
        {.key = "rate-limit.nodata-per-second",
         .value = "N",
         .help = "the same of answers that a name has nothing of that type",
         .unset = "as responses-per-second",
         .most = 1'000'000}),
    setting<&Configuration::rate_limit, &RateLimitSettings::nxdomains_per_second>(
        {.key = "rate-limit.nxdomains-per-second",
         .value = "N",
         .help = "the same of answers that there is no such name",
         .unset = "as responses-per-second",
         .most = 1'000'000}),
    setting<&Configuration::rate_limit, &RateLimitSettings::referrals_per_second>(
        {.key = "rate-limit.referrals-per-second",
         .value = "N",
         .help = "the same of referrals",
         .unset = "as responses-per-second",
         .most = 1'000'000}),
    setting<&Configuration::rate_limit, &RateLimitSettings::errors_per_second>(
        {.key = "rate-limit.errors-per-second",
         .value = "N",
         .help = "the same of errors such as REFUSED",
         .unset = "as responses-per-second",
         .most = 1'000'000}),
    setting<&Configuration::rate_limit, &RateLimitSettings::all_per_second>(
        {.key = "rate-limit.all-per-second",
         .value = "N",
         .help = "so many answers of all kinds together; 0: any number",
         .most = 1'000'000}),
    setting<&Configuration::rate_limit, &RateLimitSettings::slip>(
        {.key = "rate-limit.slip",
         .value = "N",
         .help = "of the answers over the limit each N-th is sent without its data and with TC, so that a "
                 "real client "
                 "comes again over TCP; 0: none, 1: all",
         .most = 100}),
    setting<&Configuration::rate_limit, &RateLimitSettings::ipv4_prefix>(
        {.key = "rate-limit.ipv4-prefix",
         .value = "BITS",
         .help = "that many bits of an IPv4 address are one client",
         .least = 1,
         .most = 32}),
    setting<&Configuration::rate_limit, &RateLimitSettings::ipv6_prefix>(
        {.key = "rate-limit.ipv6-prefix",
         .value = "BITS",
         .help = "that many bits of an IPv6 address are one client",
         .least = 1,
         .most = 64}),
    setting<&Configuration::rate_limit, &RateLimitSettings::exempt>(
        {.key = "rate-limit.exempt",
         .value = "PREFIX",
         .help = "clients without a limit",
         .unset = "loopback, link-local and private networks"}),
    setting<&Configuration::rate_limit, &RateLimitSettings::log_only>(
        {.key = "rate-limit.log-only", .help = "count what would be limited, and answer it all the same"}),

    setting<&Configuration::tcp, &TcpSettings::connections>({.key = "tcp.connections",
                                                             .value = "N",
                                                             .help = "so many at a time",
                                                             .least = 1,
                                                             .most = 1'000'000}),
    setting<&Configuration::tcp, &TcpSettings::connections_per_client>(
        {.key = "tcp.connections-per-client",
         .value = "N",
         .help = "so many at a time of one IPv4 address or IPv6 /64",
         .least = 1,
         .most = 1'000'000}),
    setting<&Configuration::tcp, &TcpSettings::idle_time_out>(
        {.key = "tcp.idle-time-out",
         .value = "SECONDS",
         .help = "how long a connection may stay without a question",
         .least = 1,
         .most = 3600}),
    setting<&Configuration::tcp, &TcpSettings::pending_memory>(
        {.key = "tcp.pending-memory",
         .value = "OCTETS",
         .help = "of answers that clients have not taken yet, all together; such as 67108864 or \"64M\"",
         .least = 1'048'576}),
};

} // namespace namu::config::rows
