#include "namu/wire/edns/extended_error.hpp"

#include <array>
#include <cstddef>

namespace namu {
namespace {

// In the order of the codes, from 0.
constexpr auto purposes = std::to_array<std::string_view>({
    "Other Error",
    "Unsupported DNSKEY Algorithm",
    "Unsupported DS Digest Type",
    "Stale Answer",
    "Forged Answer",
    "DNSSEC Indeterminate",
    "DNSSEC Bogus",
    "Signature Expired",
    "Signature Not Yet Valid",
    "DNSKEY Missing",
    "RRSIGs Missing",
    "No Zone Key Bit Set",
    "NSEC Missing",
    "Cached Error",
    "Not Ready",
    "Blocked",
    "Censored",
    "Filtered",
    "Prohibited",
    "Stale NXDOMAIN Answer",
    "Not Authoritative",
    "Not Supported",
    "No Reachable Authority",
    "Network Error",
    "Invalid Data",
    "Signature Expired before Valid",
    "Too Early",
    "Unsupported NSEC3 Iterations Value",
    "Unable to conform to policy",
    "Synthesized",
    "Invalid Query Type",
});

} // namespace

std::string_view purpose(ExtendedErrorCode code) noexcept
{
    const auto index = static_cast<std::size_t>(code);
    return index < purposes.size() ? purposes[index] : std::string_view{};
}

} // namespace namu
