#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <map>
#include <set>
#include <string>

namespace namu {
namespace {

/// The algorithms that every RRset must have a signature of: those of the zone's keys.
std::set<std::uint8_t> algorithms_of(const SignedZone& zone)
{
    std::set<std::uint8_t> algorithms;
    for (const ZoneKey& key : zone.keys) {
        if (key.may_sign() && key.is_readable && !key.is_revoked())
            algorithms.insert(key.algorithm);
    }
    return algorithms;
}

void report_missing(const CheckedRRset& rrset, Diagnostics& diagnostics)
{
    diagnostics.report({&dnssec_rule::missing_signature,
                        rrset.first_written().owner(),
                        "the " + to_text(rrset.type()) + " records of " + quoted(rrset.owner()) +
                            " have no signature, and the zone is signed",
                        "sign the zone again after every change",
                        {}});
}

/// RRsets without a signature of one algorithm. Who forgets an algorithm forgets it everywhere: one report.
class MissingAlgorithms {
public:
    explicit MissingAlgorithms(const SignedZone& zone) : wanted_{algorithms_of(zone)} {}

    void look_at(const CheckedRRset& rrset, const CheckedRRset& signatures)
    {
        auto missing = wanted_;
        for_each_signature(signatures, [&](const CheckedSignature& signature) {
            missing.erase(signature.fields.algorithm);
        });
        for (const std::uint8_t algorithm : missing)
            add(algorithm, rrset);
    }

    void report(Diagnostics& diagnostics) const
    {
        for (const auto& [algorithm, found] : found_)
            diagnostics.report({&dnssec_rule::missing_signature_algorithm,
                                found.first.first_written().owner(),
                                "the zone has a key of algorithm " + std::to_string(algorithm) +
                                    ", and the " + to_text(found.first.type()) + " records of " +
                                    quoted(found.first.owner()) + others(found.count) +
                                    " have no signature of it",
                                "sign the zone with a key of each of its algorithms",
                                {}});
    }

private:
    struct Found {
        CheckedRRset first; ///< as they stand in the file
        std::size_t count;
    };

    static std::string others(std::size_t count)
    {
        return count == 1 ? "" : " and " + std::to_string(count - 1) + " more RRsets";
    }

    void add(std::uint8_t algorithm, const CheckedRRset& rrset)
    {
        const auto [at, is_new] = found_.try_emplace(algorithm, Found{rrset, 1});
        if (is_new)
            return;
        ++at->second.count;
        if (comes_before(rrset.first_written(), at->second.first.first_written()))
            at->second.first = rrset;
    }

    std::set<std::uint8_t> wanted_;
    std::map<std::uint8_t, Found> found_;
};

} // namespace

void check_missing_signature(const SignedZone& zone, Diagnostics& diagnostics)
{
    MissingAlgorithms missing_algorithms{zone};
    for (std::size_t i = 0; i < zone.zone().node_count(); ++i) {
        const NodeView node = zone.zone().node(i);
        for_each_rrset(zone.input, node, [&](const CheckedRRset& rrset) {
            if (!is_to_be_signed(node, rrset.type()))
                return;
            if (const auto signatures = find_signatures(zone.input, node, rrset.type()))
                missing_algorithms.look_at(rrset, *signatures);
            else
                report_missing(rrset, diagnostics);
        });
    }
    missing_algorithms.report(diagnostics);
}

} // namespace namu
