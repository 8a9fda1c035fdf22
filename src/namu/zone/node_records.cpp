#include "namu/zone/node_records.hpp"

#include "namu/wire/rdata/rdata.hpp"

#include <algorithm>
#include <tuple>

namespace namu {
namespace {

bool comes_before(const NodeRecord& a, const NodeRecord& b) noexcept
{
    if (!same_rrset(a, b))
        return std::tuple{a.type, a.covered} < std::tuple{b.type, b.covered};
    if (rdata::canonical_less(a.type, a.octets(), b.octets()))
        return true;
    return !rdata::canonical_less(a.type, b.octets(), a.octets()) && a.order < b.order;
}

} // namespace

void sort_records(std::span<NodeRecord> records)
{
    // Nearly all owners have few records, and nearly all files have them in order.
    if (!std::is_sorted(records.begin(), records.end(), comes_before))
        std::sort(records.begin(), records.end(), comes_before);
}

} // namespace namu
