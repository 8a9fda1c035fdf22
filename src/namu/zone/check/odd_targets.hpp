#pragma once

#include "namu/zone/check/target.hpp"

#include <cstdint>
#include <vector>

namespace namu {

/// The targets in a part of a zone that are not `is_ordinary`: several rules about spelling need to look at no other.
class OddTargets {
public:
    /// Forgets what it has, and takes the part of `input`.
    void read(const CheckInput& input);

    /// Calls `visit` with each odd target of that type, in the order of for_each_target.
    template <typename Visit>
    void for_each(const CheckInput& input, RRType type, Visit&& visit) const
    {
        for (const Place& place : places_) {
            if (place.type != type)
                continue;
            const CheckedRRset rrset{input, input.zone.node_at(place.rrset.node), place.rrset.number};
            visit(CheckedTarget{rrset, place.record, place.name});
        }
    }

private:
    struct Place {
        RRType type;
        TypeIndex::Place rrset;
        std::size_t record;
        NameView name;
    };

    std::vector<Place> places_;
};

} // namespace namu
