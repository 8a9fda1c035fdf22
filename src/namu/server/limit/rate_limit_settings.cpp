#include "namu/server/limit/rate_limit_settings.hpp"

namespace namu::server {

RateLimitSettings usual_rate_limit()
{
    RateLimitSettings settings{.responses_per_second = 200};
    // RFC 1122 §3.2.1.3, RFC 3927 §2.1, RFC 1918 §3; RFC 4291 §2.5.3, §2.5.6, RFC 4193 §3.1.
    for (const char* const network : {"127.0.0.0/8", "169.254.0.0/16", "10.0.0.0/8", "172.16.0.0/12",
                                      "192.168.0.0/16", "::1", "fe80::/10", "fc00::/7"})
        settings.exempt.push_back(*net::Prefix::from_text(network));
    return settings;
}

} // namespace namu::server
