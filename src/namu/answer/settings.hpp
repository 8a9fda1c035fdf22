#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace namu {

/// What an operator may choose about answers.
struct AnswerSettings {
    /// The most that is sent over UDP, in octets, whatever the client takes (RFC 9715 §3.1).
    std::uint16_t max_udp_payload = 1232;
    /// Answer to `version.bind.` and `version.server.` CH TXT; empty: REFUSED.
    std::string version = {};
    /// Answer to `id.server.` and `hostname.bind.` CH TXT (RFC 4892) and to NSID (RFC 5001); empty: none.
    std::string identity = {};
};

enum class Transport : std::uint8_t { udp, tcp };

} // namespace namu
