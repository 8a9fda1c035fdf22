#pragma once

#include "namu/answer/answer_form.hpp"
#include "namu/answer/cookies.hpp"
#include "namu/wire/name.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace namu {

/// What happens to a question over UDP whose cookie is not proof that its sender is there (RFC 7873
/// §5.2.3, §5.2.4). One without any cookie is answered in both cases (RFC 7873 §5.2.1).
enum class CookiePolicy : std::uint8_t {
    offer,  ///< it is answered, and the answer has a good cookie
    demand, ///< BADCOOKIE, with a good cookie to come again with
};

/// What an operator may choose about answers.
struct AnswerSettings {
    /// The most that is sent over UDP, in octets, whatever the client takes; above 1400 it counts as 1400
    /// (RFC 9715 §3.1).
    std::uint16_t max_udp_payload = 1232;
    /// Answer to `version.bind.` and `version.server.` CH TXT; empty: REFUSED.
    std::string version = {};
    /// Answer to `id.server.` and `hostname.bind.` CH TXT (RFC 4892) and to NSID (RFC 5001); empty: none.
    std::string identity = {};
    /// Of DNS cookies: the first one makes them, all are accepted; none: cookies are ignored (RFC 9018 §5).
    std::vector<CookieSecret> cookie_secrets = {};
    CookiePolicy cookie_policy = CookiePolicy::offer;
    /// How long a TCP connection without questions stays open; 0: clients are not told (RFC 7828).
    std::chrono::milliseconds tcp_idle_time_out{0};
    /// Where resolvers report what went wrong with our zones (RFC 9567); the root: nowhere.
    Name report_channel = {};
    AuthorityNs authority_ns = AuthorityNs::leave_out;
};

} // namespace namu
