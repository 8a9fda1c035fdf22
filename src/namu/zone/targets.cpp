#include "namu/zone/targets.hpp"

namespace namu {
namespace {

/// Octets in front of the host's name, or nothing for a type that names no host.
std::optional<std::size_t> octets_before_host(RRType type) noexcept
{
    switch (type) {
    case RRType::NS: return 0;
    case RRType::MX:
    case RRType::KX:
    case RRType::AFSDB:
    case RRType::RT:
    case RRType::SVCB:
    case RRType::HTTPS: return 2;
    case RRType::SRV: return 6;
    default: return std::nullopt;
    }
}

} // namespace

bool points_to_host(RRType type) noexcept
{
    return octets_before_host(type).has_value();
}

std::optional<NameView> host_target(RRType type, Bytes rdata) noexcept
{
    const auto before = octets_before_host(type);
    if (!before)
        return std::nullopt;
    const NameView host = NameView::trusted_at(rdata.data() + *before);
    const bool root_is_owner = type == RRType::SVCB || type == RRType::HTTPS;
    if (host.is_root() && !root_is_owner)
        return std::nullopt;
    return host;
}

bool is_linked(RRType type) noexcept
{
    return type == RRType::CNAME || points_to_host(type);
}

std::optional<NameView> linked_name(RRType type, Bytes rdata) noexcept
{
    return type == RRType::CNAME ? sole_name(rdata) : host_target(type, rdata);
}

NameView sole_name(Bytes rdata) noexcept
{
    return NameView::trusted(rdata.data(), rdata.size());
}

} // namespace namu
