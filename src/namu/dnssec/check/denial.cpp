#include "namu/dnssec/check/chains_in_use.hpp"
#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/dnssec/nsec3_hash.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <string>

namespace namu {
namespace {

/// BIND and Unbound have come down to this, and RFC 9276 §3.1 asks for 0.
constexpr std::uint16_t many_iterations = 50;

void report_at_apex(const SignedZone& zone, RRType type, const DiagnosticRule& rule, std::string message,
                    std::string hint, Diagnostics& diagnostics)
{
    const auto rrset = find_rrset(zone.input, zone.zone().apex_node(), type);
    diagnostics.report({&rule,
                        rrset ? rrset->first_written().owner() : SourceSpan{},
                        std::move(message),
                        std::move(hint),
                        {}});
}

bool has_hashed_names(const Zone& zone)
{
    for (std::size_t i = 1; i < zone.node_count(); ++i) {
        if (zone.node(i).find(RRType::NSEC3).exists())
            return true;
    }
    return false;
}

void check_iterations(const SignedZone& zone, Diagnostics& diagnostics)
{
    const auto params = find_rrset(zone.input, zone.zone().apex_node(), RRType::NSEC3PARAM);
    if (!params)
        return;
    std::size_t record = 0;
    for (const Bytes rdata : params->records()) {
        const RecordPosition where = params->position(record++);
        const auto iterations = Nsec3Params::of(rdata).iterations;
        if (iterations <= many_iterations)
            continue;
        diagnostics.report(
            {&dnssec_rule::nsec3_iterations,
             where.rdata(),
             "names are hashed " + std::to_string(iterations) + " more times; above " +
                 std::to_string(many_iterations) + " validators take the zone for unsigned, or for broken" +
                 (iterations > max_nsec3_iterations ? ", and Namu serves it without proofs" : ""),
             "sign the zone with 0 iterations and no salt: `1 0 0 -`",
             {}});
    }
}

} // namespace

void check_denial(const SignedZone& zone, Diagnostics& diagnostics)
{
    const bool has_nsec = zone.zone().apex_node().find(RRType::NSEC).exists();
    const auto chains = chains_in_use(zone.zone());
    const bool has_nsec3 =
        std::ranges::any_of(chains, [](const Nsec3Params& chain) { return chain.algorithm == nsec3_sha1; });
    if (has_nsec && has_nsec3)
        report_at_apex(zone, RRType::NSEC3PARAM, dnssec_rule::nsec_and_nsec3,
                       "the zone has a chain of NSEC records and one of NSEC3 records",
                       "remove one of them: NSEC, or NSEC3PARAM with all NSEC3 records", diagnostics);
    if (!has_nsec && !has_nsec3 && !chains.empty())
        report_at_apex(zone, RRType::NSEC3PARAM, dnssec_rule::unknown_nsec3_hash,
                       "the names are hashed by algorithm " + std::to_string(chains.front().algorithm) +
                           ", which nobody knows, so nothing can be proved not to exist",
                       "sign the zone with hash algorithm 1 (SHA-1), or with NSEC", diagnostics);
    if (!has_nsec && chains.empty() && has_hashed_names(zone.zone()))
        report_at_apex(
            zone, RRType::SOA, dnssec_rule::no_denial_chain,
            "the zone has NSEC3 records, and " + quoted(zone.zone().apex()) +
                " has no NSEC3PARAM without flags, so they are not used: nothing can be proved not to "
                "exist",
            "sign the zone again, or put the NSEC3PARAM record back", diagnostics);
    else if (!has_nsec && chains.empty())
        report_at_apex(zone, RRType::SOA, dnssec_rule::no_denial_chain,
                       "the zone is signed, and " + quoted(zone.zone().apex()) +
                           " has neither NSEC nor NSEC3PARAM: nothing can be proved not to exist",
                       "sign the zone with a signer that makes NSEC or NSEC3 records", diagnostics);
    check_iterations(zone, diagnostics);
}

} // namespace namu
