#include "programs/serve_facts.hpp"

namespace namu {

namespace {

monitor::ZoneFacts facts_of(const std::string& view, const StoredName& name,
                            const service::ZoneStatus& status)
{
    return {.name = name.to_text(),
            .view = view,
            .file = status.file,
            .is_served = status.is_served,
            .serial = status.serial.value(),
            .records = status.records,
            .since = status.since,
            .failure = status.failure,
            .failed_at = status.failed_at};
}

} // namespace

server::ServerTotals ServeFacts::totals() const
{
    return parts_.listening.server().totals();
}

std::vector<monitor::ZoneFacts> ServeFacts::zones(std::size_t most) const
{
    std::vector<monitor::ZoneFacts> all;
    for (const ServeZones::Kept& kept : parts_.zones.keepers()) {
        for (const auto& [name, status] : kept.keeper->statuses()) {
            if (all.size() == most)
                return all;
            all.push_back(facts_of(kept.view, name, status));
        }
    }
    return all;
}

monitor::ZoneCounts ServeFacts::zone_counts() const
{
    monitor::ZoneCounts counts;
    for (const ServeZones::Kept& kept : parts_.zones.keepers()) {
        for (const auto& [name, status] : kept.keeper->statuses())
            ++(!status.is_served ? counts.failed : status.failure ? counts.stale : counts.served);
    }
    return counts;
}

std::string ServeFacts::why_not_ready() const
{
    const monitor::ZoneCounts counts = zone_counts();
    return counts.served + counts.stale == 0 ? "no zone is served" : "";
}

std::size_t ServeFacts::workers() const
{
    return parts_.listening.server().threads();
}

} // namespace namu
