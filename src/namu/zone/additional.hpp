#pragma once

// The body of Zone::for_each_additional, apart so that zone.hpp shows what a zone is.

#include "namu/zone/targets.hpp"
#include "namu/zone/zone.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace namu {

/// How much an answer needs an additional RRset.
enum class AdditionalNeed : std::uint8_t {
    required, ///< in-domain glue: without it the referral is useless (RFC 9471 §3.1)
    optional, ///< sibling glue (RFC 9471 §3.2), addresses of mail servers and the like
};

namespace detail {

/// What stands before the records of a node that is asked for: the addresses of its hosts, and of services the
/// hosts' own records.
template <typename Visit>
class AdditionalWalk {
public:
    AdditionalWalk(const NodeView& node, RRType type, Visit& visit) noexcept
        : node_{node},
          visit_{visit},
          type_{type}
    {}

    void run()
    {
        if (type_ == RRType::SVCB || type_ == RRType::HTTPS)
            return follow(node_, 0);
        // A resolver needs in-domain glue before all else, and only at a zone cut there is such.
        if (node_.is_cut())
            visit_hosts(AdditionalNeed::required);
        visit_hosts(AdditionalNeed::optional);
    }

private:
    /// RFC 9460 §3: clients follow at most a few aliases; more would only fatten the answer.
    static constexpr std::size_t max_service_depth = 4;
    static constexpr std::size_t max_services = 16;

    void visit_hosts(AdditionalNeed need)
    {
        for_each_host(node_, [&](const NodeView& host) {
            if (need_of(host) == need && may_go_along(host))
                visit_addresses(host, need);
        });
    }

    template <typename VisitHost>
    void for_each_host(const NodeView& from, VisitHost&& visit_host)
    {
        const Zone& zone = from.zone();
        const auto hosts = zone.hosts_of(from, type_);
        if (zone.is_edited() && !hosts.empty())
            return for_each_host_by_name(from, hosts, visit_host);
        for (const NodeRef ref : hosts) {
            if (const NodeView host = zone.host_at(ref); host.exists())
                visit_host(host);
        }
    }

    /// A name that was not there when the node was written may have come since.
    template <typename VisitHost>
    void for_each_host_by_name(const NodeView& from, std::span<const NodeRef> hosts, VisitHost&& visit_host)
    {
        const Zone& zone = from.zone();
        auto ref = hosts.begin();
        for (const Bytes rdata : from.find(type_)) {
            NodeView host = zone.host_at(*ref);
            if (const auto target = host_target(type_, rdata); *ref == NodeRef::none && target)
                host = zone.find_node(*target);
            if (host.exists())
                visit_host(host);
            ++ref;
        }
    }

    [[nodiscard]] AdditionalNeed need_of(const NodeView& host) const noexcept
    {
        const bool is_in_domain = node_.is_cut() && host.owner().is_at_or_below(node_.owner());
        return is_in_domain ? AdditionalNeed::required : AdditionalNeed::optional;
    }

    /// Occluded addresses are glue: they go with NS only, in a referral or with the NS of the apex, where a
    /// resolver that is priming wants them; never with MX, SRV and the like (RFC 2181 §5.4.1).
    [[nodiscard]] bool may_go_along(const NodeView& host) const noexcept
    {
        const bool is_glue = host.is_occluded() || host.is_cut();
        return !is_glue || (type_ == RRType::NS && (node_.is_cut() || node_.is_apex()));
    }

    void visit_addresses(const NodeView& host, AdditionalNeed need)
    {
        for (const RRType type : {RRType::A, RRType::AAAA}) {
            if (const RRsetView addresses = host.find(type); addresses.exists())
                visit_(host, addresses, need);
        }
    }

    /// RFC 9460 §4.1: the target's own SVCB records belong to the answer, and their targets in turn; each host
    /// once, as services that point to each other would make this exponential.
    void follow(const NodeView& from, std::size_t depth)
    {
        for_each_host(from, [&](const NodeView& host) {
            const RRsetView own = host.find(type_);
            if (host != from && depth < max_service_depth && !host.is_occluded() && own.exists()) {
                if (host == node_ || !is_new(services_, service_count_, host))
                    return;
                visit_(host, own, AdditionalNeed::optional);
                follow(host, depth + 1);
            }
            if (may_go_along(host) && is_new(addressed_, addressed_count_, host))
                visit_addresses(host, AdditionalNeed::optional);
        });
    }

    using Seen = std::array<NodeIndex, max_services>;

    /// Whether the host was not there before; false too where there is no more room.
    static bool is_new(Seen& seen, std::size_t& count, const NodeView& host) noexcept
    {
        const auto end = seen.begin() + static_cast<std::ptrdiff_t>(count);
        if (count == seen.size() || std::find(seen.begin(), end, host.index()) != end)
            return false;
        seen[count++] = host.index();
        return true;
    }

    NodeView node_;
    Visit& visit_;
    RRType type_;
    Seen services_; // filled as far as service_count_
    Seen addressed_;
    std::size_t service_count_ = 0;
    std::size_t addressed_count_ = 0;
};

} // namespace detail

template <typename Visit>
void Zone::for_each_additional(const NodeView& node, RRType type, Visit&& visit) const
{
    // The target of a CNAME is linked too, but is followed instead (RFC 1034 §3.6.2).
    if (points_to_host(type))
        detail::AdditionalWalk{node, type, visit}.run();
}

} // namespace namu
