#include "namu/lab/mapped_zone.hpp"

#include "namu/dnssec/denial_indexer.hpp"
#include "namu/wire/record.hpp"
#include "namu/zone/zone_builder.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace namu::lab {
namespace {

using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;

template <typename Address>
std::optional<AddressMap::Address> read(Bytes rdata)
{
    typename Address::bytes_type octets{};
    if (rdata.size() != octets.size())
        return std::nullopt;
    std::ranges::copy(rdata, octets.begin());
    return Address{octets};
}

std::optional<AddressMap::Address> address_in(const RecordView& record)
{
    switch (record.type) {
    case RRType::A: return read<address_v4>(record.rdata);
    case RRType::AAAA: return read<address_v6>(record.rdata);
    default: return std::nullopt;
    }
}

/// Calls `visit` with each record of a zone.
template <typename Visit>
void for_each_record(const Zone& zone, Visit&& visit)
{
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        for (std::size_t j = 0; j < node.rrset_count(); ++j) {
            const RRsetView set = node.rrset(j);
            for (const Bytes rdata : set)
                visit(RecordView{set.owner(), set.type(), RRClass::IN, set.ttl(), rdata});
        }
    }
}

} // namespace

std::shared_ptr<const Zone> mapped_zone(std::shared_ptr<const Zone> zone, const AddressMap& map)
{
    ZoneBuilder builder{Name{zone->apex()}};
    bool is_other = false;
    for_each_record(*zone, [&](const RecordView& record) {
        const auto address = address_in(record);
        const auto mapped = address ? map(*address) : AddressMap::Address{};
        if (!address || mapped == *address)
            return builder.add(record);
        is_other = true;
        const auto octets = mapped.to_v4().to_bytes();
        builder.add({record.owner, RRType::A, RRClass::IN, record.ttl, octets});
    });
    if (!is_other)
        return zone;
    auto mapped = builder.build().zone;
    mapped->set_denial(index_denial(*mapped));
    return mapped;
}

} // namespace namu::lab
