#include "namu/zone/check/type_index.hpp"

#include "namu/zone/zone.hpp"

#include <boost/assert.hpp>

namespace namu {
namespace {

std::size_t number_of(RRType type) noexcept
{
    return static_cast<std::size_t>(type);
}

} // namespace

bool TypeIndex::has(RRType type) noexcept
{
    switch (type) {
    case RRType::A:
    case RRType::RRSIG:
    case RRType::NSEC:
    case RRType::NSEC3: return false;
    default: return number_of(type) < type_count;
    }
}

TypeIndex::TypeIndex(const Zone& zone)
{
    read(zone, {0, zone.node_count()});
}

void TypeIndex::read(const Zone& zone, NodeRange nodes)
{
    nodes_ = nodes;
    for (auto& places : places_)
        places.clear();
    for (std::size_t i = nodes.begin; i < nodes.end; ++i) {
        const NodeView node = zone.node(i);
        for (std::size_t number = 0; number < node.rrset_count(); ++number) {
            const RRType type = node.rrset(number).type();
            if (has(type))
                places_[number_of(type)].push_back({zone.ref_of(node), static_cast<std::uint16_t>(number)});
        }
    }
}

void TypeIndex::add(RRType type, std::span<const Place> places)
{
    BOOST_ASSERT(has(type));
    auto& known = places_[number_of(type)];
    known.insert(known.end(), places.begin(), places.end());
}

std::span<const TypeIndex::Place> TypeIndex::of(RRType type) const noexcept
{
    BOOST_ASSERT(has(type));
    return places_[number_of(type)];
}

} // namespace namu
