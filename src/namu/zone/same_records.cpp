#include "namu/zone/same_records.hpp"

#include "namu/base/bytes.hpp"

namespace namu {
namespace {

bool same_rrset(const RRsetView& a, const RRsetView& b) noexcept
{
    return a.type() == b.type() && a.ttl() == b.ttl() && a.size() == b.size() && equal(a.block(), b.block());
}

bool same_node(const NodeView& a, const NodeView& b) noexcept
{
    if (a == b) // one version shares it with the other
        return true;
    if (!equal(a.owner().octets(), b.owner().octets()) || a.rrset_count() != b.rrset_count())
        return false;
    for (std::size_t i = 0; i < a.rrset_count(); ++i) {
        if (!same_rrset(a.rrset(i), b.rrset(i)))
            return false;
    }
    return true;
}

} // namespace

bool same_records(const Zone& a, const Zone& b) noexcept
{
    if (a.node_count() != b.node_count() || a.record_count() != b.record_count())
        return false;
    for (std::size_t i = 0; i < a.node_count(); ++i) {
        if (!same_node(a.node(i), b.node(i)))
            return false;
    }
    return true;
}

} // namespace namu
