#include "namu/dnssec/check/chains_in_use.hpp"
#include "namu/dnssec/check/checks.hpp"
#include "namu/dnssec/check/nsec3_names.hpp"
#include "namu/dnssec/check/nsec_types.hpp"
#include "namu/dnssec/check/rules.hpp"
#include "namu/dnssec/nsec3_hash.hpp"
#include "namu/dnssec/nsec_fields.hpp"
#include "namu/zone/check/spelling.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace namu {
namespace {

const std::string sign_again = "sign the zone again after every change";

/// An NSEC3 record with what its owner says.
struct Link {
    Nsec3Hash hash;
    NodeRef node;
    RecordPosition where;
    Nsec3Fields fields;
    bool is_used = false;
};

/// Walks one chain of NSEC3 records, whose parameters are known.
class ChainCheck {
public:
    ChainCheck(const SignedZone& zone, const Nsec3Params& chain, Diagnostics& diagnostics)
        : zone_{zone},
          chain_{chain},
          diagnostics_{diagnostics}
    {}

    void run()
    {
        collect();
        check_names();
        for (std::size_t i = 0; i < links_.size(); ++i)
            check_link(links_[i], links_[(i + 1) % links_.size()]);
    }

private:
    void collect()
    {
        for (std::size_t i = 0; i < zone_.zone().node_count(); ++i) {
            const NodeView node = zone_.zone().node(i);
            const auto rrset = find_rrset(zone_.input, node, RRType::NSEC3);
            const auto hash = rrset ? hash_in_owner(node) : std::nullopt;
            if (!hash)
                continue;
            std::size_t record = 0;
            for (const Bytes rdata : rrset->records()) {
                const Nsec3Fields fields = read_nsec3(rdata);
                if (fields.params.hashes_like(chain_))
                    links_.push_back({*hash, zone_.zone().ref_of(node), rrset->position(record), fields});
                ++record;
            }
        }
        std::ranges::sort(links_, {}, &Link::hash);
    }

    void check_names()
    {
        const auto needs = nsec3_needs(zone_.zone());
        for (std::size_t i = 0; i < zone_.zone().node_count(); ++i) {
            const NodeView node = zone_.zone().node(i);
            const Nsec3Need need = needs[node.index()];
            if (need == Nsec3Need::none)
                continue;
            const Nsec3Hash hash = hash_for_nsec3(node.owner(), chain_.salt, chain_.iterations);
            const auto at = std::ranges::lower_bound(links_, hash, {}, &Link::hash);
            if (at != links_.end() && at->hash == hash)
                check_types(*at, node);
            else if (need == Nsec3Need::required || !is_opted_out(at))
                report_missing(node);
        }
    }

    /// Whether the record in front of the place where the name would stand has the Opt-Out flag.
    [[nodiscard]] bool is_opted_out(std::vector<Link>::const_iterator place) const
    {
        if (links_.empty())
            return false;
        const Link& before = place == links_.begin() ? links_.back() : *(place - 1);
        return before.fields.is_opt_out();
    }

    void check_types(Link& link, const NodeView& node)
    {
        link.is_used = true;
        if (const auto fault = fault_of_type_bitmap(node, link.fields.type_bitmap); !fault.empty())
            diagnostics_.report({&dnssec_rule::nsec3_wrong_types,
                                 link.where.rdata(),
                                 "the NSEC3 record, which stands for " + quoted(node.owner()) + ", " + fault,
                                 sign_again,
                                 {}});
    }

    void check_link(const Link& link, const Link& next)
    {
        if (!link.is_used)
            diagnostics_.report(
                {&dnssec_rule::nsec3_needless,
                 link.where.owner(),
                 "the NSEC3 record stands for no name of the zone: that the name it was for is "
                 "gone cannot be proved",
                 sign_again,
                 {}});
        else if (!equal(link.fields.next, next.hash))
            diagnostics_.report({&dnssec_rule::nsec3_wrong_next,
                                 link.where.rdata(),
                                 "the NSEC3 record does not lead to the next one, " +
                                     label_to_text(zone_.zone().node_at(next.node).owner().first_label()),
                                 sign_again,
                                 {}});
    }

    void report_missing(const NodeView& node)
    {
        // An empty non-terminal was not written anywhere: the first name below it was.
        NodeView written = node;
        while (written.is_empty_non_terminal())
            written = zone_.zone().node(zone_.zone().position_of(written) + 1);
        diagnostics_.report(
            {&dnssec_rule::nsec3_missing,
             CheckedRRset{zone_.input, written, 0}.first_written().owner(),
             "the name " + quoted(node.owner()) + " has no NSEC3 record, and the zone has a chain of them",
             "sign the zone again: without the record answers seem to deny that the name exists",
             {}});
    }

    const SignedZone& zone_;
    const Nsec3Params& chain_;
    Diagnostics& diagnostics_;
    std::vector<Link> links_; // by hash
};

/// NSEC3 records that belong to no chain in use.
void check_parameters(const SignedZone& zone, const std::vector<Nsec3Params>& chains,
                      Diagnostics& diagnostics)
{
    for (std::size_t i = 0; i < zone.zone().node_count(); ++i) {
        const auto rrset = find_rrset(zone.input, zone.zone().node(i), RRType::NSEC3);
        if (!rrset)
            continue;
        std::size_t record = 0;
        for (const Bytes rdata : rrset->records()) {
            const RecordPosition where = rrset->position(record++);
            const Nsec3Fields fields = read_nsec3(rdata);
            const bool is_of_chain = std::ranges::any_of(
                chains, [&](const Nsec3Params& chain) { return fields.params.hashes_like(chain); });
            if (is_of_chain && hash_in_owner(rrset->node()))
                continue;
            diagnostics.report(
                {&dnssec_rule::nsec3_parameters,
                 where.owner(),
                 is_of_chain ? "the owner of the NSEC3 record is not a hash below the apex"
                             : "no NSEC3PARAM record at the apex has the parameters of this NSEC3 record",
                 "sign the zone again; NSEC3PARAM and all NSEC3 records have the same algorithm, "
                 "iterations and salt",
                 {}});
        }
    }
}

} // namespace

void check_nsec3_chain(const SignedZone& zone, Diagnostics& diagnostics)
{
    const auto chains = chains_in_use(zone.zone());
    if (chains.empty() && !zone.zone().apex_node().find(RRType::NSEC).exists())
        return; // there is no chain at all, and another rule says so
    check_parameters(zone, chains, diagnostics);
    for (const Nsec3Params& chain : chains) {
        if (chain.algorithm == nsec3_sha1)
            ChainCheck{zone, chain, diagnostics}.run();
    }
}

} // namespace namu
