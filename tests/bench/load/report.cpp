#include "bench/load/report.hpp"

#include "namu/wire/rcode.hpp"

#include <utility>

#include <boost/json.hpp>
#include <boost/json/src.hpp>

namespace namu::bench {
namespace {

namespace json = boost::json;

json::object rcodes_of(const Tally& tally)
{
    json::object rcodes;
    for (std::size_t i = 0; i < tally.rcodes.size(); ++i) {
        if (tally.rcodes[i] != 0)
            rcodes[to_text(static_cast<Rcode>(i))] = tally.rcodes[i];
    }
    return rcodes;
}

json::object latency_of(const Tally& tally)
{
    constexpr double microsecond = 1e3;
    json::object latency;
    for (const auto& [name, share] : {std::pair{"p50", 0.5}, {"p90", 0.9}, {"p99", 0.99}, {"p99.9", 0.999}})
        latency[name] = static_cast<double>(tally.latency.percentile(share)) / microsecond;
    latency["max"] = static_cast<double>(tally.latency.max()) / microsecond;
    return latency;
}

} // namespace

std::string report(const Measured& measured)
{
    const Tally& tally = measured.tally;
    const auto answered = static_cast<double>(tally.answered);
    const auto nanoseconds = static_cast<double>(measured.nanoseconds);
    const auto cpu = static_cast<double>(measured.server_cpu_ns);
    json::object all{
        {"sent", tally.sent},
        {"answered", tally.answered},
        {"lost", tally.lost},
        {"alien", tally.alien},
        {"truncated", tally.truncated},
        {"rcodes", rcodes_of(tally)},
        {"octets", tally.octets},
        {"seconds", nanoseconds * 1e-9},
        {"rate", nanoseconds > 0 ? answered / nanoseconds * 1e9 : 0},
        {"latency_us", latency_of(tally)},
    };
    if (measured.has_server_cpu) {
        all["server_cpu_ns_per_answer"] = tally.answered == 0 ? 0 : cpu / answered;
        all["server_busy"] = cpu / nanoseconds;
    }
    if (measured.attack)
        all["attack"] = {{"datagrams", measured.attack->datagrams},
                         {"octets", measured.attack->octets},
                         {"connections", measured.attack->connections},
                         {"closed", measured.attack->closed}};
    return json::serialize(all);
}

} // namespace namu::bench
