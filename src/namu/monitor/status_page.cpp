#include "namu/monitor/status_page.hpp"

#include "namu/log/event.hpp"
#include "namu/metrics/process.hpp"

#include <boost/json/array.hpp>

#include <chrono>
#include <limits>
#include <utility>

namespace namu::monitor {
namespace {

namespace json = boost::json;

json::object to_json(const ZoneFacts& zone)
{
    json::object object;
    object["zone"] = zone.name;
    if (!zone.view.empty())
        object["view"] = zone.view;
    object["file"] = log::to_utf8(zone.file);
    object["served"] = zone.is_served;
    if (zone.is_served) {
        object["serial"] = zone.serial;
        object["records"] = zone.records;
        object["since"] = log::time_text(zone.since);
    }
    if (zone.failure) {
        object["failure"] = log::to_utf8(*zone.failure);
        object["failed_at"] = log::time_text(zone.failed_at);
    }
    return object;
}

json::object to_json(const ReloadFacts& reloads)
{
    json::object object{
        {"done", reloads.done}, {"refused", reloads.refused}, {"last_successful", reloads.was_last_good}};
    if (reloads.last != Time{})
        object["last"] = log::time_text(reloads.last);
    return object;
}

json::object to_json(const server::ServerTotals& totals)
{
    return {{"queries", totals.queries()},
            {"dropped", totals.numbers.dropped},
            {"truncated", totals.numbers.truncated},
            {"tcp_open", totals.tcp_open}};
}

} // namespace

json::object status_page(const Facts& facts)
{
    const metrics::ProcessFacts process = metrics::process_facts();
    const std::string why_not = facts.why_not_ready();
    const ZoneCounts counts = facts.zone_counts();
    json::object page;
    page["version"] = NAMU_VERSION;
    page["started"] = log::time_text(Time{
        std::chrono::duration_cast<Time::duration>(std::chrono::duration<double>{process.started_seconds})});
    page["ready"] = why_not.empty();
    if (!why_not.empty())
        page["not_ready"] = log::to_utf8(why_not);
    page["workers"] = facts.workers();
    page["resident_bytes"] = process.resident_octets;
    page["traffic"] = to_json(facts.totals());
    page["reloads"] = to_json(facts.reloads());
    page["zone_counts"] = {{"served", counts.served}, {"stale", counts.stale}, {"failed", counts.failed}};
    json::array zones;
    for (const ZoneFacts& zone : facts.zones(std::numeric_limits<std::size_t>::max()))
        zones.push_back(to_json(zone));
    page["zones"] = std::move(zones);
    return page;
}

} // namespace namu::monitor
