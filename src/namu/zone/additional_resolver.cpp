#include "namu/zone/additional_resolver.hpp"

#include "namu/wire/header.hpp"
#include "namu/zone/targets.hpp"

#include <algorithm>

namespace namu {
namespace {

/// RFC 9460 §3: clients follow at most a few aliases; more would only fatten the answer.
constexpr int max_service_depth = 4;

bool is_service(RRType type) noexcept
{
    return type == RRType::SVCB || type == RRType::HTTPS;
}

} // namespace

void AdditionalResolver::run()
{
    for (NodeIndex i = 0; i < zone_.nodes_.size(); ++i) {
        const NodeView node = zone_.node(i);
        for (std::size_t set = 0; set < node.rrset_count(); ++set)
            resolve(node, node.rrset_index(set));
    }
    zone_.additional_.shrink_to_fit();
}

void AdditionalResolver::resolve(const NodeView& node, RRsetIndex rrset)
{
    const RRsetView set = zone_.rrset(rrset, node.index());
    if (node.is_occluded() || !points_to_host(set.type()))
        return;
    // What fits no message is never answered, so nobody misses what would go with it.
    if (set.block().size() > max_message_octets)
        return;
    entries_.clear();
    resolved_ = rrset;
    for (const Bytes rdata : set) {
        if (const auto target = host_target(set.type(), rdata))
            collect(node, set.type(), *target, 0);
    }
    if (!entries_.empty())
        store(rrset);
}

void AdditionalResolver::collect(const NodeView& node, RRType type, NameView target, int depth)
{
    const NodeView host = is_service(type) && target.is_root() ? node : zone_.find_node(target);
    if (!host.exists())
        return;
    // RFC 9460 §4.1: the target's own SVCB records belong to the answer, and their targets in turn.
    const RRsetView own = host.find(type);
    if (is_service(type) && host != node && depth < max_service_depth && !host.is_occluded() &&
        own.exists()) {
        // Once for each host: services that point to each other would make this exponential.
        if (!push(host, type, AdditionalNeed::optional))
            return;
        for (const Bytes rdata : own) {
            if (const auto next = host_target(type, rdata))
                collect(host, type, *next, depth + 1);
        }
    }
    collect_addresses(node, type, host);
}

/// Occluded addresses are glue: they go with NS only, in a referral or with the NS of the apex, where a
/// resolver that is priming wants them; never with MX, SRV and the like (RFC 2181 §5.4.1).
void AdditionalResolver::collect_addresses(const NodeView& from, RRType type, const NodeView& host)
{
    const bool is_glue = host.is_occluded() || host.is_cut();
    if (is_glue && (type != RRType::NS || !(from.is_cut() || from.is_apex())))
        return;
    const bool is_in_domain = from.is_cut() && host.owner().is_at_or_below(from.owner());
    const auto need = is_in_domain ? AdditionalNeed::required : AdditionalNeed::optional;
    push(host, RRType::A, need);
    push(host, RRType::AAAA, need);
}

bool AdditionalResolver::push(const NodeView& node, RRType type, AdditionalNeed need)
{
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRsetIndex index = node.rrset_index(i);
        // RFC 2181 §5: once in an answer, and the RRset that was asked for is there already.
        const bool is_new = index != resolved_ && std::ranges::none_of(entries_, [index](const auto& e) {
                                return e.rrset == index;
                            });
        if (zone_.rrsets_[index].type == type && is_new) {
            entries_.push_back({node.index(), index, need});
            return true;
        }
    }
    return false;
}

void AdditionalResolver::store(RRsetIndex rrset)
{
    std::ranges::stable_sort(entries_, {}, &AdditionalData::need);
    zone_.rrsets_[rrset].additional = static_cast<std::uint32_t>(zone_.additional_.size());
    zone_.additional_.push_back(
        {no_node, static_cast<RRsetIndex>(entries_.size()), AdditionalNeed::optional});
    zone_.additional_.insert(zone_.additional_.end(), entries_.begin(), entries_.end());
}

} // namespace namu
