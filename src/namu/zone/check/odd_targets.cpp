#include "namu/zone/check/odd_targets.hpp"

#include "namu/zone/check/spelling.hpp"

namespace namu {
namespace {

constexpr RRType types_with_targets[] = {RRType::NS,   RRType::CNAME, RRType::PTR,   RRType::MX,
                                         RRType::SRV,  RRType::DNAME, RRType::AFSDB, RRType::KX,
                                         RRType::SVCB, RRType::HTTPS};

} // namespace

void OddTargets::read(const CheckInput& input)
{
    places_.clear();
    const NameView apex = input.zone.apex();
    for (const RRType type : types_with_targets) {
        for_each_target(input, type, [&](const CheckedTarget& target) {
            if (!is_ordinary(target.name, apex))
                places_.push_back({type, target.from.place(), target.record, target.name});
        });
    }
}

} // namespace namu
