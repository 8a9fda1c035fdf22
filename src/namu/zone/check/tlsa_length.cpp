#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace namu {
namespace {

/// Octets of the hash that a matching type stands for; 0 where any length will do (RFC 6698 §2.1.3).
std::size_t hash_octets(std::uint8_t matching_type)
{
    constexpr std::uint8_t sha256 = 1;
    constexpr std::uint8_t sha512 = 2;
    return matching_type == sha256 ? 32 : matching_type == sha512 ? 64 : 0;
}

void check_record(const CheckedRRset& rrset, std::size_t record, Bytes rdata, Diagnostics& diagnostics)
{
    constexpr std::size_t matching_type_at = 2;
    const std::size_t due = hash_octets(rdata[matching_type_at]);
    const std::size_t there = rdata.size() - matching_type_at - 1;
    if (due == 0 || there == due)
        return;
    diagnostics.report({&zone_rule::tlsa_length,
                        rrset.position(record).rdata(),
                        "the hash of this " + to_text(rrset.type()) + " record has " + std::to_string(there) +
                            " octets; one of matching type " + std::to_string(rdata[matching_type_at]) +
                            " has " + std::to_string(due) + ", so no certificate matches it",
                        "write SHA-256 (1) with 64 hexadecimal digits, SHA-512 (2) with 128",
                        {}});
}

} // namespace

void check_tlsa_length(const CheckInput& input, Diagnostics& diagnostics)
{
    for (const RRType type : {RRType::TLSA, RRType::SMIMEA}) {
        for_each_rrset(input, type, [&](const CheckedRRset& rrset) {
            std::size_t record = 0;
            for (const Bytes rdata : rrset.records())
                check_record(rrset, record++, rdata, diagnostics);
        });
    }
}

} // namespace namu
