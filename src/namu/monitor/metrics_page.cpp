#include "namu/monitor/metrics_page.hpp"

#include "namu/metrics/exposition.hpp"
#include "namu/metrics/process.hpp"
#include "namu/monitor/names.hpp"
#include "namu/wire/rcode.hpp"

#include <chrono>
#include <string_view>

namespace namu::monitor {
namespace {

using metrics::Exposition;
using server::CountedTypes;
using server::ServerTotals;

double seconds(Time time)
{
    return std::chrono::duration<double>{time.time_since_epoch()}.count();
}

void write_questions(Exposition& out, const ServerTotals& totals)
{
    const auto& numbers = totals.numbers;
    out.counter("namu_queries_total", "Questions received.");
    for (std::size_t transport = 0; transport < transport_names.size(); ++transport) {
        for (std::size_t family = 0; family < family_names.size(); ++family)
            out.sample(numbers.queries[transport][family],
                       {{"transport", transport_names[transport]}, {"family", family_names[family]}});
    }
    out.counter("namu_queries_by_type_total",
                "Questions by the record type asked for; `none` where the question could not be read.");
    for (std::size_t place = 0; place < CountedTypes::count; ++place) {
        if (numbers.types[place] != 0 || place >= CountedTypes::other)
            out.sample(numbers.types[place], {{"type", CountedTypes::name(place)}});
    }
    out.counter("namu_queries_with_edns_total", "Questions with an OPT record.", numbers.with_edns);
    out.counter("namu_queries_with_do_total", "Questions that want DNSSEC records.", numbers.with_do);
    out.counter("namu_queries_by_cookie_total", "Answered questions by what their DNS cookie is worth.");
    for (std::size_t state = 0; state < cookie_names.size(); ++state)
        out.sample(numbers.cookies[state], {{"cookie", cookie_names[state]}});
    out.counter("namu_messages_ignored_total", "Messages that are no question: too short, or responses.",
                numbers.ignored);
}

void write_responses(Exposition& out, const ServerTotals& totals)
{
    const auto& numbers = totals.numbers;
    out.counter("namu_responses_total", "Responses given, by their response code.");
    for (std::size_t code = 0; code < numbers.rcodes.size(); ++code) {
        const bool is_other = code == numbers.other_rcode;
        const std::string name = is_other ? "other" : to_text(static_cast<Rcode>(code));
        if (numbers.rcodes[code] != 0 || code <= static_cast<std::size_t>(Rcode::REFUSED))
            out.sample(numbers.rcodes[code], {{"rcode", name}});
    }
    out.counter("namu_responses_truncated_total", "Responses with TC: the client is to come again over TCP.",
                numbers.truncated);
    out.counter("namu_queries_dropped_total",
                "Questions that were given no response, such as by a rate limit.", numbers.dropped);
    out.counter("namu_udp_responses_lost_total", "Responses that the kernel did not take.",
                totals.udp.dropped);
    out.counter("namu_rate_limited_total",
                "Responses over a rate limit, those that were sent all the same included.",
                totals.rate_limit.limited);
    out.counter("namu_rate_limit_slipped_total", "Responses over a rate limit that were sent truncated.",
                totals.rate_limit.slipped);
    out.histogram("namu_handling_seconds", "From taking up a question to its answer being ready to be sent.");
    for (std::size_t transport = 0; transport < transport_names.size(); ++transport)
        out.sample(totals.handling[transport], {{"transport", transport_names[transport]}});
}

void write_connections(Exposition& out, const ServerTotals& totals)
{
    out.counter("namu_tcp_connections_accepted_total", "TCP connections accepted.", totals.tcp.accepted);
    out.counter("namu_tcp_connections_refused_total", "TCP connections refused over a limit.",
                totals.tcp.refused);
    out.counter("namu_tcp_connections_evicted_total",
                "Idle TCP connections closed for a newer one when a limit was reached.", totals.tcp.evicted);
    out.counter("namu_tcp_connections_timed_out_total", "TCP connections closed for being idle or slow.",
                totals.tcp.timed_out);
    out.counter("namu_tcp_connections_over_memory_total",
                "TCP connections closed because answers that nobody took held all the memory for them.",
                totals.tcp.over_memory);
    out.counter("namu_tcp_connections_malformed_total", "TCP connections closed for a message of no octets.",
                totals.tcp.malformed);
    out.gauge("namu_tcp_connections_open", "TCP connections that are open.", totals.tcp_open);
}

void write_zone_results(Exposition& out, const ServerTotals& totals)
{
    out.counter(
        "namu_zone_responses_total",
        "Responses by the zone that the question was for and by what it knew; zones without samples of "
        "their own are together under an empty name.");
    for (std::size_t result = 0; result < result_names.size(); ++result)
        out.sample(totals.other_zones[result], {{"zone", ""}, {"result", result_names[result]}});
    for (const auto& zone : totals.zones) {
        const std::string name = zone.apex.to_text();
        for (std::size_t result = 0; result < result_names.size(); ++result)
            out.sample(zone.results[result], {{"zone", name}, {"result", result_names[result]}});
    }
}

void write_zones(Exposition& out, const Facts& facts, std::size_t most)
{
    const ZoneCounts counts = facts.zone_counts();
    out.gauge("namu_zones", "Zones by how they are served: as their files say, by their last good version, "
                            "or not at all.");
    out.sample(counts.served, {{"state", "served"}});
    out.sample(counts.stale, {{"state", "stale"}});
    out.sample(counts.failed, {{"state", "failed"}});
    const auto zones = facts.zones(most);
    const auto write = [&](std::string_view name, std::string_view help, auto value) {
        out.gauge(name, help);
        for (const ZoneFacts& zone : zones)
            out.sample(value(zone), {{"zone", zone.name}, {"view", zone.view}});
    };
    write("namu_zone_serial", "Serial that is served.", [](const ZoneFacts& zone) { return zone.serial; });
    write("namu_zone_records", "Records of the zone.", [](const ZoneFacts& zone) { return zone.records; });
    write("namu_zone_served_since_timestamp_seconds",
          "When the version that is served went up, in seconds since 1970.",
          [](const ZoneFacts& zone) { return seconds(zone.since); });
    write("namu_zone_up_to_date", "1 where what stands in the zone's file is served, 0 where it is not.",
          [](const ZoneFacts& zone) { return zone.is_served && !zone.failure ? 1 : 0; });
}

void write_operation(Exposition& out, const Facts& facts)
{
    const ReloadFacts reloads = facts.reloads();
    out.counter("namu_reloads_total", "Reloads by whether all of it was taken.");
    out.sample(reloads.done, {{"result", "done"}});
    out.sample(reloads.refused, {{"result", "refused"}});
    out.gauge("namu_reload_last_successful", "1 where the last reload was taken, 0 where it was refused.",
              reloads.was_last_good ? 1 : 0);
    out.gauge("namu_reload_last_timestamp_seconds", "When the last reload was, in seconds since 1970.",
              seconds(reloads.last));
    const LogFacts log = facts.log();
    out.counter("namu_log_messages_total", "Messages of the log, by level.");
    for (std::size_t level = 0; level < log.told.size(); ++level)
        out.sample(log.told[level], {{"level", log::level_names[level]}});
    out.counter("namu_log_messages_dropped_total", "Messages of the log that could not be written.",
                log.dropped);
    const QueryLogFacts queries = facts.query_log();
    out.gauge("namu_query_log_on", "1 where the query log is switched on.", queries.is_on ? 1 : 0);
    out.counter("namu_query_log_records_total", "Questions that went into the query log.", queries.recorded);
    out.counter("namu_query_log_dropped_total",
                "Questions that the query log lost, since it could not be written fast enough.",
                queries.dropped);
    out.gauge("namu_workers", "Threads that answer questions.", facts.workers());
    out.gauge("namu_ready", "1 where questions are answered.", facts.why_not_ready().empty() ? 1 : 0);
    out.gauge("namu_build_info", "Always 1; its labels say what was built.");
    out.sample(1, {{"version", NAMU_VERSION}, {"compiler", __VERSION__}});
}

} // namespace

std::string metrics_page(const Facts& facts, std::size_t zones)
{
    Exposition out;
    const ServerTotals totals = facts.totals();
    write_questions(out, totals);
    write_responses(out, totals);
    write_connections(out, totals);
    write_zone_results(out, totals);
    write_zones(out, facts, zones);
    write_operation(out, facts);
    metrics::write_process_metrics(out, metrics::process_facts());
    return out.text();
}

} // namespace namu::monitor
