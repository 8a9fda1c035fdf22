#include "namu/zone/check/target.hpp"

#include "namu/wire/hashed_name.hpp"
#include "namu/zone/targets.hpp"

namespace namu {

std::optional<NameView> target_of(RRType type, Bytes rdata) noexcept
{
    const bool is_sole = type == RRType::CNAME || type == RRType::DNAME || type == RRType::PTR;
    const auto target = is_sole ? sole_name(rdata) : host_target(type, rdata);
    return target && !target->is_root() ? target : std::nullopt;
}

TargetVerdict judge_host(const Zone& zone, NameView host) noexcept
{
    using Kind = TargetVerdict::Kind;
    if (misspelling_of(zone, host) != Misspelling::none)
        return {Kind::misspelt};
    if (!host.is_at_or_below(zone.apex()))
        return {Kind::unknown};

    const Lookup lookup = zone.find(HashedName{host}, RRType::A);
    switch (lookup.kind) {
    case Lookup::Kind::found: return {Kind::has_address, lookup.node};
    case Lookup::Kind::no_data:
        return {lookup.node.find(RRType::AAAA).exists() ? Kind::has_address : Kind::without_address,
                lookup.node};
    case Lookup::Kind::name_error: return {Kind::missing};
    case Lookup::Kind::alias:
    case Lookup::Kind::redirect: return {Kind::alias, lookup.node};
    case Lookup::Kind::referral:
    case Lookup::Kind::outside: break;
    }
    return {Kind::unknown};
}

} // namespace namu
