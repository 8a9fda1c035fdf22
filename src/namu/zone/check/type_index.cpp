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
    case RRType::AAAA:
    case RRType::TXT:
    case RRType::RRSIG:
    case RRType::NSEC:
    case RRType::NSEC3: return false;
    default: return number_of(type) < type_count;
    }
}

TypeIndex::TypeIndex(const Zone& zone)
{
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        for (std::size_t number = 0; number < node.rrset_count(); ++number) {
            const RRType type = node.rrset(number).type();
            if (has(type))
                places_[number_of(type)].push_back({node.index(), static_cast<std::uint16_t>(number)});
        }
    }
}

std::span<const TypeIndex::Place> TypeIndex::of(RRType type) const noexcept
{
    BOOST_ASSERT(has(type));
    return places_[number_of(type)];
}

} // namespace namu
