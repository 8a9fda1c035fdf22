#include "namu/server/access_rules.hpp"

#include <span>

namespace namu::server {
namespace {

std::vector<AddressPrefix> octets_of(std::span<const net::Prefix> prefixes)
{
    std::vector<AddressPrefix> octets;
    for (const net::Prefix& prefix : prefixes)
        octets.push_back(prefix.octets());
    return octets;
}

} // namespace

AccessList AccessRules::compiled() const
{
    return AccessList{octets_of(allow), octets_of(deny)};
}

} // namespace namu::server
