#include "namu/dnssec/check/nsec3_names.hpp"

#include "namu/dnssec/check/signed_zone.hpp"

#include <algorithm>

namespace namu {
namespace {

Nsec3Need own_need(const NodeView& node)
{
    if (node.is_occluded() || is_hashed_name(node))
        return Nsec3Need::none;
    if (node.is_cut())
        return node.find(RRType::DS).exists() ? Nsec3Need::required : Nsec3Need::opt_out;
    return node.is_empty_non_terminal() ? Nsec3Need::none : Nsec3Need::required;
}

} // namespace

std::vector<Nsec3Need> nsec3_needs(const Zone& zone)
{
    // In canonical order a name comes before those below it: from the end, children are done first.
    std::vector<Nsec3Need> needs(zone.number_limit(), Nsec3Need::none);
    for (std::size_t i = zone.node_count(); i-- > 0;) {
        const NodeView node = zone.node(i);
        if (!node.is_empty_non_terminal() || node.is_apex())
            needs[node.index()] = own_need(node);
        const Nsec3Need need = needs[node.index()];
        if (node.is_apex() || need == Nsec3Need::none)
            continue;
        const NodeView parent = node.parent();
        if (parent.is_empty_non_terminal())
            needs[parent.index()] = std::max(needs[parent.index()], need);
    }
    return needs;
}

std::optional<Nsec3Hash> hash_in_owner(const NodeView& node)
{
    if (node.is_apex() || !node.parent().is_apex())
        return std::nullopt;
    return nsec3_hash_in(node.owner().first_label());
}

} // namespace namu
