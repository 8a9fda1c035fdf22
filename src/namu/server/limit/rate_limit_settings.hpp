#pragma once

#include "namu/net/prefix.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace namu::server {

/// How many answers clients get over UDP, each second and for each network (response rate limiting). Above 1,000,000 a
/// rate counts as that.
struct RateLimitSettings {
    using Rate = std::uint32_t; ///< answers a second; 0: no limit

    /// Positive answers about one name; 0: nothing at all is limited.
    Rate responses_per_second = 0;
    /// Answers that a name of the zone has no such data; none given: as `responses_per_second`, like the next three.
    std::optional<Rate> nodata_per_second = {};
    /// Answers that there is no such name in a zone, together.
    std::optional<Rate> nxdomains_per_second = {};
    /// Referrals to one child zone.
    std::optional<Rate> referrals_per_second = {};
    /// Answers without data: refused, faulty, about the server; together.
    std::optional<Rate> errors_per_second = {};
    /// All answers to one network together, whatever they say.
    Rate all_per_second = 0;

    /// One out of so many answers over the limit goes out without data and truncated, so that a real client comes
    /// again over TCP; 0: none.
    std::uint32_t slip = 2;
    /// Addresses with so many first bits in common are one client: whose source addresses are forged may choose any.
    std::uint8_t ipv4_prefix = 24; ///< 1 to 32
    std::uint8_t ipv6_prefix = 56; ///< 1 to 64: a single host may use every address of its /64
    /// Clients without limits.
    std::vector<net::Prefix> exempt = {};
    /// Counts what would be over the limit, and sends it.
    bool log_only = false;
    /// How many clients and kinds of answers are told apart at a time, eight octets each.
    std::size_t buckets = 131'072;

    friend bool operator==(const RateLimitSettings&, const RateLimitSettings&) = default;
};

/// What suits a server on the Internet (docs/decisions/0018-answers-are-limited-by-default.md): 200 a second, and no
/// limit for networks from which no forged question can hit anybody outside: loopback, link-local and private ones.
[[nodiscard]] RateLimitSettings usual_rate_limit();

} // namespace namu::server
