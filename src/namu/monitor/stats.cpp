#include "namu/monitor/stats.hpp"

#include "namu/metrics/process.hpp"
#include "namu/monitor/names.hpp"
#include "namu/wire/rcode.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace namu::monitor {
namespace {

namespace json = boost::json;
using server::CountedTypes;
using server::ServerTotals;
using Named = std::vector<std::pair<std::string, std::uint64_t>>;

constexpr std::size_t most_named = 8;

std::string rcode_name(std::size_t code)
{
    return code == server::TallyNumbers<int>::other_rcode ? "other" : to_text(static_cast<Rcode>(code));
}

/// Those that are not 0.
Named types_of(const ServerTotals& totals)
{
    Named named;
    for (std::size_t place = 0; place < CountedTypes::count; ++place) {
        if (const auto number = totals.numbers.types[place]; number != 0)
            named.emplace_back(CountedTypes::name(place), number);
    }
    return named;
}

Named rcodes_of(const ServerTotals& totals)
{
    Named named;
    for (std::size_t code = 0; code < totals.numbers.rcodes.size(); ++code) {
        if (const auto number = totals.numbers.rcodes[code]; number != 0)
            named.emplace_back(rcode_name(code), number);
    }
    return named;
}

Named zones_of(const ServerTotals& totals)
{
    Named named;
    for (const auto& zone : totals.zones) {
        const auto number = std::accumulate(zone.results.begin(), zone.results.end(), std::uint64_t{0});
        if (number != 0)
            named.emplace_back(zone.apex.to_text(), number);
    }
    return named;
}

/// "A 900, AAAA 200", the largest first, in a line of its own.
std::string line_of(std::string_view title, Named named)
{
    if (named.empty())
        return {};
    std::ranges::stable_sort(named, std::greater{}, &Named::value_type::second);
    std::string line{title};
    for (std::size_t i = 0; i < std::min(named.size(), most_named); ++i)
        line.append(i == 0 ? " " : ", ")
            .append(named[i].first)
            .append(" ")
            .append(std::to_string(named[i].second));
    if (named.size() > most_named)
        line.append(", and ").append(std::to_string(named.size() - most_named)).append(" more");
    return line + "\n";
}

json::object object_of(const Named& named)
{
    json::object object;
    for (const auto& [name, number] : named)
        object[name] = number;
    return object;
}

std::uint64_t queries_by(const ServerTotals& totals, Transport transport)
{
    const auto& families = totals.numbers.queries[static_cast<std::size_t>(transport)];
    return families[0] + families[1];
}

std::string number(std::uint64_t value, std::string_view what)
{
    return std::to_string(value).append(" ").append(what);
}

} // namespace

std::string stats_text(const Facts& facts)
{
    const ServerTotals totals = facts.totals();
    const ReloadFacts reloads = facts.reloads();
    const QueryLogFacts log = facts.query_log();
    std::string text =
        number(totals.queries(), "queries: ") + number(queries_by(totals, Transport::udp), "by UDP, ") +
        number(queries_by(totals, Transport::tcp), "by TCP, ") +
        number(totals.numbers.with_edns, "with EDNS, ") + number(totals.numbers.with_do, "with DO\n");
    text += line_of("types:", types_of(totals));
    text += line_of("responses:", rcodes_of(totals));
    text += line_of("zones:", zones_of(totals));
    text += number(totals.numbers.truncated, "truncated, ") +
            number(totals.numbers.dropped, "given no response, ") +
            number(totals.rate_limit.limited, "over a rate limit, ") +
            number(totals.udp.dropped, "not taken by the kernel\n");
    text += "TCP connections: " + number(totals.tcp.accepted, "accepted, ") +
            number(totals.tcp_open, "open, ") + number(totals.tcp.refused, "refused, ") +
            number(totals.tcp.timed_out, "timed out\n");
    text += "reloads: " + number(reloads.done, "done, ") + number(reloads.refused, "refused\n");
    if (log.is_on)
        text += "query log: " + number(log.recorded, "recorded, ") + number(log.dropped, "lost\n");
    const std::uint64_t mebibyte = std::uint64_t{1} << 20;
    return text + "memory: " + number(metrics::process_facts().resident_octets / mebibyte, "MiB\n");
}

json::object stats_json(const Facts& facts)
{
    const ServerTotals totals = facts.totals();
    const ReloadFacts reloads = facts.reloads();
    const QueryLogFacts log = facts.query_log();
    json::object queries;
    for (std::size_t transport = 0; transport < transport_names.size(); ++transport) {
        json::object families;
        for (std::size_t family = 0; family < family_names.size(); ++family)
            families[family_names[family]] = totals.numbers.queries[transport][family];
        queries[transport_names[transport]] = std::move(families);
    }
    json::object cookies;
    for (std::size_t state = 0; state < cookie_names.size(); ++state)
        cookies[cookie_names[state]] = totals.numbers.cookies[state];
    return {{"queries", totals.queries()},
            {"queries_by_transport", std::move(queries)},
            {"queries_by_type", object_of(types_of(totals))},
            {"queries_with_edns", totals.numbers.with_edns},
            {"queries_with_do", totals.numbers.with_do},
            {"queries_by_cookie", std::move(cookies)},
            {"responses", object_of(rcodes_of(totals))},
            {"responses_truncated", totals.numbers.truncated},
            {"queries_dropped", totals.numbers.dropped},
            {"messages_ignored", totals.numbers.ignored},
            {"udp_responses_lost", totals.udp.dropped},
            {"zone_responses", object_of(zones_of(totals))},
            {"rate_limited", totals.rate_limit.limited},
            {"rate_limit_slipped", totals.rate_limit.slipped},
            {"tcp_accepted", totals.tcp.accepted},
            {"tcp_open", totals.tcp_open},
            {"tcp_refused", totals.tcp.refused},
            {"tcp_timed_out", totals.tcp.timed_out},
            {"reloads_done", reloads.done},
            {"reloads_refused", reloads.refused},
            {"query_log_on", log.is_on},
            {"query_log_records", log.recorded},
            {"query_log_dropped", log.dropped},
            {"resident_bytes", metrics::process_facts().resident_octets}};
}

} // namespace namu::monitor
