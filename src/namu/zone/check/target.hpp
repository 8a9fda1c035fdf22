#pragma once

#include "namu/zone/check/check_input.hpp"
#include "namu/zone/check/spelling.hpp"

#include <cstdint>
#include <optional>

namespace namu {

/// The name that a record's RDATA points to: that of `host_target`, and that of CNAME, DNAME and PTR.
/// Nothing for other types and for the root, which stands for "none" or "the owner".
[[nodiscard]] std::optional<NameView> target_of(RRType type, Bytes rdata) noexcept;

/// A record of an RRset with the name it points to.
struct CheckedTarget {
    const CheckedRRset& from;
    std::size_t record;
    NameView name;

    [[nodiscard]] SourceSpan where() const noexcept { return from.position(record).rdata(); }
    /// The node with that name, as it was linked while the zone was built, or has come since; none where there is
    /// none, and where another record of the RRset points to it as well.
    [[nodiscard]] NodeView host() const noexcept
    {
        const Zone& zone = from.node().zone();
        const auto hosts = zone.hosts_of(from.node(), from.type());
        if (hosts.empty())
            return {};
        const bool may_be_new = zone.is_edited() && hosts[record] == NodeRef::none;
        return may_be_new && name.is_at_or_below(zone.apex()) ? zone.find_node(name)
                                                              : zone.host_at(hosts[record]);
    }
};

/// Calls `visit` with each target in the RRsets of that type that are not occluded.
template <typename Visit>
void for_each_target(const CheckInput& input, RRType type, Visit&& visit)
{
    for_each_rrset(input, type, [&](const CheckedRRset& rrset) {
        if (rrset.node().is_occluded())
            return;
        std::size_t record = 0;
        for (const Bytes rdata : rrset.records()) {
            if (const auto name = target_of(type, rdata))
                visit(CheckedTarget{rrset, record, *name});
            ++record;
        }
    });
}

/// Where a host name leads, as far as this zone can tell.
struct TargetVerdict {
    enum class Kind : std::uint8_t {
        has_address,
        unknown, ///< outside the zone, or the child zone's to say
        misspelt,
        missing,         ///< in the zone, and does not exist
        without_address, ///< exists, has neither A nor AAAA
        alias,           ///< a CNAME or a DNAME stands at or above it: `node`
    };

    Kind kind = Kind::unknown;
    NodeView node = {};
};

/// A wildcard that stands for the name counts as the name.
[[nodiscard]] TargetVerdict judge_host(const Zone& zone, NameView host) noexcept;

} // namespace namu
