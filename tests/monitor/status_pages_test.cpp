#include "namu/monitor/status_pages.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace {

using namespace namu;
using namespace std::chrono;
using monitor::Facts;

/// A server with a zone that is up, one that is stale, and one that is not there.
class FixedFacts : public Facts {
public:
    [[nodiscard]] server::ServerTotals totals() const override
    {
        server::ServerTotals totals;
        totals.numbers.queries[0][1] = 7;
        totals.numbers.truncated = 2;
        return totals;
    }
    [[nodiscard]] std::vector<monitor::ZoneFacts> zones(std::size_t most) const override
    {
        std::vector<monitor::ZoneFacts> zones{
            {.name = "a.example.",
             .file = "a.zone",
             .is_served = true,
             .serial = 4'000'000'000,
             .records = 5,
             .since = then},
            {.name = "b.example.",
             .file = "b\xff.zone",
             .is_served = true,
             .serial = 2,
             .since = then,
             .failure = "1 error",
             .failed_at = then + 1h},
            {.name = "c.example.", .file = "c.zone", .failure = "cannot be read", .failed_at = then}};
        zones.resize(std::min(most, zones.size()));
        return zones;
    }
    [[nodiscard]] monitor::ZoneCounts zone_counts() const override { return {1, 1, 1}; }
    [[nodiscard]] monitor::ReloadFacts reloads() const override { return {3, 1, false, then}; }
    [[nodiscard]] std::string why_not_ready() const override { return why_not; }
    [[nodiscard]] std::size_t workers() const override { return 2; }

    static constexpr monitor::Time then = sys_days{2026y / November / 23} + 10h;
    std::string why_not;
};

struct Fixture {
    http::Reply get(const std::string& target) const
    {
        return monitor::status_pages(facts, 2)(
            {.method = "GET", .target = target, .fields = {}, .server = {}, .client = {}});
    }
    FixedFacts facts;
};

} // namespace

BOOST_AUTO_TEST_SUITE(status_pages)

BOOST_FIXTURE_TEST_CASE(ready_says_why_not, Fixture)
{
    BOOST_TEST(get("/ready").status == 200U);
    facts.why_not = "no zone is loaded";
    BOOST_TEST(get("/ready").status == 503U);
    BOOST_TEST(get("/ready").body == "not ready: no zone is loaded\n");
    BOOST_TEST(get("/health").status == 200U);
}

BOOST_FIXTURE_TEST_CASE(metrics_have_the_first_zones_and_all_of_the_counts, Fixture)
{
    const http::Reply reply = get("/metrics");

    BOOST_TEST(reply.media_type == "text/plain; version=0.0.4; charset=utf-8");
    const auto has = [&](const std::string& line) {
        return reply.body.find("\n" + line + "\n") != std::string::npos;
    };
    BOOST_TEST(has("namu_queries_total{transport=\"udp\",family=\"ip6\"} 7"));
    BOOST_TEST(has("namu_responses_truncated_total 2"));
    BOOST_TEST(has("namu_zone_serial{zone=\"a.example.\",view=\"\"} 4000000000"));
    BOOST_TEST(has("namu_zone_served_since_timestamp_seconds{zone=\"a.example.\",view=\"\"} 1795428000"));
    BOOST_TEST(has("namu_zone_up_to_date{zone=\"a.example.\",view=\"\"} 1"));
    BOOST_TEST(has("namu_zone_up_to_date{zone=\"b.example.\",view=\"\"} 0"));
    BOOST_TEST(reply.body.find("c.example.") == std::string::npos);
    BOOST_TEST(has("namu_zones{state=\"failed\"} 1"));
    BOOST_TEST(has("namu_reloads_total{result=\"done\"} 3"));
    BOOST_TEST(has("namu_reload_last_successful 0"));
}

BOOST_FIXTURE_TEST_CASE(status_json_has_every_zone_and_what_is_wrong_with_it, Fixture)
{
    const auto page = boost::json::parse(get("/status.json").body).as_object();

    BOOST_TEST(page.at("ready").as_bool());
    BOOST_TEST(page.at("traffic").at("queries").as_int64() == 7);
    BOOST_TEST(page.at("reloads").at("refused").as_int64() == 1);
    BOOST_TEST(page.at("reloads").at("last").as_string() == "2026-11-23T10:00:00.000Z");
    const auto& zones = page.at("zones").as_array();
    BOOST_TEST_REQUIRE(zones.size() == 3U);
    BOOST_TEST(zones[0].at("serial").to_number<std::uint64_t>() == 4'000'000'000U);
    BOOST_TEST(zones[0].at("since").as_string() == "2026-11-23T10:00:00.000Z");
    BOOST_TEST(!zones[0].as_object().contains("failure"));
    BOOST_TEST(zones[1].at("failure").as_string() == "1 error");
    BOOST_TEST(zones[1].at("file").as_string() == "b?.zone");
    BOOST_TEST(!zones[2].at("served").as_bool());
    BOOST_TEST(!zones[2].as_object().contains("serial"));
}

BOOST_AUTO_TEST_SUITE_END()
