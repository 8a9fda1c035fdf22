#include "namu/answer/access_list.hpp"

#include <algorithm>
#include <vector>

namespace namu {
namespace {

constexpr unsigned mapped_bits = 96;

/// How much of an address is given; of an IPv4 address in the form of IPv6 as much as of the plain one.
unsigned specificity(const AddressTable::Row& row)
{
    const AddressPrefix& prefix = row.prefix;
    const Bytes address = Bytes{prefix.octets}.first(prefix.address_octets);
    const bool is_mapped =
        prefix.length >= mapped_bits && without_v4_mapping(address).size() < address.size();
    return is_mapped ? prefix.length - mapped_bits : prefix.length;
}

} // namespace

AccessList::AccessList(std::span<const AddressPrefix> allow, std::span<const AddressPrefix> deny)
    : is_open_{allow.empty() && deny.empty()}
{
    std::vector<AddressTable::Row> rows;
    for (const AddressPrefix& prefix : deny)
        rows.push_back({prefix, denied});
    for (const AddressPrefix& prefix : allow)
        rows.push_back({prefix, allowed});
    // Stable: what denies stays in front of what allows the same.
    std::ranges::stable_sort(rows, std::greater{}, specificity);
    clients_ = AddressTable{rows, allow.empty() ? allowed : denied};
}

} // namespace namu
