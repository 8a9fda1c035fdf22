#pragma once

#include "namu/lab/fault/fault.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <boost/assert.hpp>

namespace namu::lab {

/// What there is to know of a kind of fault, but for how it is done.
struct FaultKindRow {
    FaultKind kind;
    std::string_view name;
    std::string_view what;
    std::array<std::string_view, 2> keys = {}; ///< the parameters that mean something to it
    bool is_tcp_only = false;

    [[nodiscard]] constexpr bool takes(std::string_view key) const noexcept
    {
        return !key.empty() && std::ranges::find(keys, key) != keys.end();
    }
};

// clang-format off
inline constexpr std::array fault_kind_rows{
    FaultKindRow{FaultKind::drop,              "drop",              "no reply"},
    FaultKindRow{FaultKind::delay,             "delay",             "the reply comes later", {"ms", "jitter"}},
    FaultKindRow{FaultKind::rcode,             "rcode",             "that code instead of an answer", {"rcode"}},
    FaultKindRow{FaultKind::truncate,          "truncate",          "TC over UDP, and no records"},
    FaultKindRow{FaultKind::not_authoritative, "not-authoritative", "an answer without AA"},
    FaultKindRow{FaultKind::lame,              "lame",              "REFUSED, as from a server that does not have the zone"},
    FaultKindRow{FaultKind::upward,            "upward",            "a referral to the root, as from a lame server of old"},
    FaultKindRow{FaultKind::wrong_id,          "wrong-id",          "the id of another question"},
    FaultKindRow{FaultKind::wrong_question,    "wrong-question",    "the reply to another question"},
    FaultKindRow{FaultKind::wrong_case,        "wrong-case",        "the name in the question in other letter case"},
    FaultKindRow{FaultKind::not_response,      "not-response",      "a reply without QR"},
    FaultKindRow{FaultKind::stale_serial,      "stale-serial",      "an SOA with a lower serial", {"by"}},
    FaultKindRow{FaultKind::missing_glue,      "missing-glue",      "a referral without addresses"},
    FaultKindRow{FaultKind::wrong_glue,        "wrong-glue",        "a referral with other addresses", {"address"}},
    FaultKindRow{FaultKind::ttl,               "ttl",               "that TTL on all records", {"ttl"}},
    FaultKindRow{FaultKind::cut,               "cut",               "only the first octets of the reply, half of it if not said", {"octets"}},
    FaultKindRow{FaultKind::oversized,         "oversized",         "a longer reply than the client takes, of 4096 octets if not said", {"octets"}},
    FaultKindRow{FaultKind::tcp_reset,         "tcp-reset",         "the connection is reset", {}, true},
    FaultKindRow{FaultKind::tcp_drip,          "tcp-drip",          "the reply octet by octet", {"ms"}, true},
    FaultKindRow{FaultKind::tcp_half_close,    "tcp-half-close",    "half of the reply, then no more", {}, true},
};
// clang-format on

[[nodiscard]] constexpr const FaultKindRow& row_of(FaultKind kind) noexcept
{
    const auto& row = fault_kind_rows[static_cast<std::size_t>(kind)];
    BOOST_ASSERT(row.kind == kind);
    return row;
}

} // namespace namu::lab
