#include "namu/dnssec/denial_indexer.hpp"

#include "namu/dnssec/nsec3_hash.hpp"
#include "namu/dnssec/nsec3_params.hpp"
#include "namu/wire/name_builder.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace namu {
namespace {

constexpr std::string_view asterisk = "*";

/// Builds the index of one NSEC3 chain.
class Nsec3Indexer {
public:
    Nsec3Indexer(const Zone& zone, const Nsec3Params& params) : zone_{zone}, params_{params}
    {
        index_.kind = DenialIndex::Kind::nsec3;
        index_.salt = std::vector(params.salt.begin(), params.salt.end());
        index_.iterations = params.iterations;
    }

    /// None where the chain has no link for the apex: then it belongs to no whole zone.
    std::optional<DenialIndex> run()
    {
        collect_links();
        if (index_.chain.empty() || !index_.find(hash_of(zone_.apex())).matches)
            return std::nullopt;
        place_names();
        return std::move(index_);
    }

private:
    void collect_links()
    {
        std::vector<DenialIndex::Link> chain;
        for (NodeIndex i = 1; i < zone_.node_count(); ++i) {
            const NodeView node = zone_.node(i);
            const RRsetView nsec3 = node.find(RRType::NSEC3);
            if (!nsec3.exists() || !node.parent().is_apex() || !has_our_params(nsec3))
                continue;
            if (const auto hash = nsec3_hash_in(node.owner().first_label()))
                chain.push_back({*hash, zone_.ref_of(node)});
        }
        index_.set_chain(std::move(chain));
    }

    [[nodiscard]] bool has_our_params(const RRsetView& nsec3) const noexcept
    {
        return std::any_of(nsec3.begin(), nsec3.end(),
                           [this](Bytes rdata) { return Nsec3Params::of(rdata).hashes_like(params_); });
    }

    void place_names()
    {
        std::vector<DenialIndex::Place> places(zone_.number_limit());
        std::vector<DenialIndex::Place> wildcard_places(zone_.number_limit());
        for (NodeIndex i = 0; i < zone_.node_count(); ++i) {
            const NodeView node = zone_.node(i);
            if (node.is_occluded() || node.is_hash_owner())
                continue;
            places[node.index()] = index_.find(hash_of(node.owner()));
            if (!node.is_cut())
                wildcard_places[node.index()] = place_of_wildcard(node);
        }
        index_.places = std::move(places);
        index_.wildcard_places = std::move(wildcard_places);
    }

    [[nodiscard]] DenialIndex::Place place_of_wildcard(const NodeView& node) const
    {
        if (const NodeView wildcard = node.wildcard_child(); wildcard.exists())
            return index_.find(hash_of(wildcard.owner()));
        NameBuilder builder;
        if (builder.append_label(as_bytes(asterisk)) || builder.append_name(node.owner()))
            return {}; // no name fits below it, so nobody asks
        return index_.find(hash_of(builder.finish()));
    }

    [[nodiscard]] Nsec3Hash hash_of(NameView name) const noexcept
    {
        return hash_for_nsec3(name, params_.salt, params_.iterations);
    }

    const Zone& zone_;
    Nsec3Params params_;
    DenialIndex index_;
};

std::optional<DenialIndex> index_nsec3(const Zone& zone)
{
    for (const Bytes rdata : zone.apex_node().find(RRType::NSEC3PARAM)) {
        const auto params = Nsec3Params::of(rdata);
        // RFC 5155 §4.1.2: a record with flags is not there for us.
        if (params.algorithm != nsec3_sha1 || params.flags != 0 || params.iterations > max_nsec3_iterations)
            continue;
        if (auto index = Nsec3Indexer{zone, params}.run())
            return index;
    }
    return std::nullopt;
}

DenialIndex index_nsec(const Zone& zone)
{
    std::vector<NodeRef> nsec_at_or_before(zone.number_limit());
    std::vector<SortKey> order_keys;
    NodeRef last = zone.ref_of(zone.apex_node());
    for (NodeIndex i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        order_keys.push_back(sort_key_below(node.owner(), zone.apex().size()));
        if (!node.is_occluded() && node.find(RRType::NSEC).exists())
            last = zone.ref_of(node);
        nsec_at_or_before[node.index()] = last;
    }
    DenialIndex index;
    index.kind = DenialIndex::Kind::nsec;
    index.nsec_at_or_before = std::move(nsec_at_or_before);
    index.set_order_keys(std::move(order_keys));
    return index;
}

} // namespace

DenialIndex index_denial(const Zone& zone)
{
    if (auto index = index_nsec3(zone))
        return std::move(*index);
    return zone.apex_node().find(RRType::NSEC).exists() ? index_nsec(zone) : DenialIndex{};
}

} // namespace namu
