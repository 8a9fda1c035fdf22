#pragma once

#include <cstdint>
#include <string_view>

namespace namu {

/// Why an answer is as it is, beyond its RCODE (RFC 8914 §4, IANA registry "Extended DNS Error Codes").
enum class ExtendedErrorCode : std::uint16_t {
    other = 0,
    unsupported_dnskey_algorithm = 1,
    unsupported_ds_digest_type = 2,
    stale_answer = 3,
    forged_answer = 4,
    dnssec_indeterminate = 5,
    dnssec_bogus = 6,
    signature_expired = 7,
    signature_not_yet_valid = 8,
    dnskey_missing = 9,
    rrsigs_missing = 10,
    no_zone_key_bit_set = 11,
    nsec_missing = 12,
    cached_error = 13,
    not_ready = 14,
    blocked = 15,
    censored = 16,
    filtered = 17,
    prohibited = 18,
    stale_nxdomain_answer = 19,
    not_authoritative = 20,
    not_supported = 21,
    no_reachable_authority = 22,
    network_error = 23,
    invalid_data = 24,
    signature_expired_before_valid = 25,
    too_early = 26,
    unsupported_nsec3_iterations = 27,
    unable_to_conform_to_policy = 28,
    synthesized = 29,
    invalid_query_type = 30,
};

/// The registry's words for a code; empty for one that it does not know.
[[nodiscard]] std::string_view purpose(ExtendedErrorCode code) noexcept;

/// A code with a short text for people; the text lives as long as the program (RFC 8914 §2).
struct ExtendedError {
    ExtendedErrorCode code;
    std::string_view text;
};

} // namespace namu
