#include "namu/lab/isolation/zone_addresses.hpp"

#include "namu/lab/addresses.hpp"

#include <set>

namespace namu::lab {
namespace {

using boost::asio::ip::address;

bool is_of_a_host(const address& one)
{
    if (one.is_v6())
        return !one.is_multicast() && !one.is_unspecified() && !one.to_v6().is_link_local();
    constexpr unsigned first_multicast = 224;
    const unsigned first = one.to_v4().to_bytes().front();
    return first != 0 && first < first_multicast;
}

} // namespace

std::vector<address> zone_addresses(const Catalog& zones, std::size_t most)
{
    std::set<address> found;
    for (const CatalogEntry& entry : zones.entries()) {
        const std::size_t nodes = entry.zone == nullptr ? 0 : entry.zone->node_count();
        for (std::size_t i = 0; i < nodes; ++i) {
            const NodeView node = entry.zone->node(i);
            for (const RRType type : {RRType::A, RRType::AAAA}) {
                const RRsetView set = node.find(type);
                for (const Bytes rdata : set) {
                    const auto one = resolve::ServerAddress::from_record(type, rdata);
                    if (found.size() < most && one && is_of_a_host(to_address(*one)))
                        found.insert(to_address(*one));
                }
            }
        }
    }
    return {found.begin(), found.end()};
}

} // namespace namu::lab
