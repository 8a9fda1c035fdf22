#include "namu/zone/denial_index.hpp"

#include <algorithm>

#include <boost/assert.hpp>

namespace namu {

DenialIndex::Place DenialIndex::find(const Nsec3Hash& hash) const noexcept
{
    BOOST_ASSERT(!chain.empty());
    const auto after =
        std::upper_bound(chain.begin(), chain.end(), hash,
                         [](const Nsec3Hash& wanted, const Link& link) { return wanted < link.hash; });
    // The last link covers what comes before the first: the chain is a ring.
    const auto link = after == chain.begin() ? chain.end() - 1 : after - 1;
    return {link->hash == hash ? 1U : 0U, static_cast<std::uint32_t>(link - chain.begin()) & 0x7fff'ffffU};
}

std::size_t DenialIndex::memory() const noexcept
{
    return nsec_at_or_before.memory() + chain.memory() + places.memory() + wildcard_places.memory() +
           salt.memory();
}

} // namespace namu
