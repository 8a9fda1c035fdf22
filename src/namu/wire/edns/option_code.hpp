#pragma once

#include <cstdint>

namespace namu {

/// An EDNS option (IANA registry "DNS EDNS0 Option Codes"). Any 16-bit number is one.
enum class OptionCode : std::uint16_t {
    LLQ = 1,
    UPDATE_LEASE = 2,
    NSID = 3,
    DAU = 5,
    DHU = 6,
    N3U = 7,
    CLIENT_SUBNET = 8,
    EXPIRE = 9,
    COOKIE = 10,
    TCP_KEEPALIVE = 11,
    PADDING = 12,
    CHAIN = 13,
    KEY_TAG = 14,
    EXTENDED_ERROR = 15,
    REPORT_CHANNEL = 18,
    ZONEVERSION = 19,
};

} // namespace namu
