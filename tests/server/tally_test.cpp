#include "namu/server/tally.hpp"

#include "namu/server/server.hpp"
#include "server/client.hpp"
#include "support/zone_from_text.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include <chrono>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using namu::Catalog;
using namu::CatalogEntry;
using namu::Name;
using namu::Rcode;
using namu::RRType;
using namu::Transport;
using namu::server::CountedTypes;
using namu::server::ListenOn;
using namu::server::Server;
using namu::server::ServerSettings;
using namu::server::ServerTotals;
using namu::server::ZoneNumbers;
using namu::testing::ask_tcp;
using namu::testing::ask_udp;

namespace {

CatalogEntry entry(const std::string& apex, const std::string& records = {})
{
    const std::string soa = "@ 60 SOA ns hostmaster 1 3600 600 86400 60\n@ 60 NS ns\nns 60 A 192.0.2.53\n";
    return {*Name::from_text(apex), namu::testing::good_zone(apex, soa + records)};
}

std::unique_ptr<Server> started_server(const Catalog& zones, std::size_t counted_zones = 100)
{
    ServerSettings settings;
    for (const char* const address : {"127.0.0.1", "::1"})
        settings.listeners.push_back(*ListenOn::from_text(address, 0));
    settings.threads = 2;
    settings.counted_zones = counted_zones;
    auto server = Server::open(std::move(settings));
    BOOST_TEST_REQUIRE(server.has_value());
    (*server)->publish(zones);
    (*server)->start();
    return std::move(*server);
}

std::uint64_t sum(const ZoneNumbers<std::uint64_t>& numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0});
}

std::uint64_t of_type(const ServerTotals& totals, RRType type)
{
    return totals.numbers.types[CountedTypes::place_of(type)];
}

std::uint64_t of_rcode(const ServerTotals& totals, Rcode rcode)
{
    return totals.numbers.rcodes[static_cast<std::size_t>(rcode)];
}

} // namespace

BOOST_AUTO_TEST_SUITE(tally)

BOOST_AUTO_TEST_CASE(every_question_is_counted_once_in_each_respect)
{
    const auto server =
        started_server(Catalog{{entry("example.", "www 60 A 192.0.2.7\nsub 60 NS ns.elsewhere.\n")}});
    const auto& v4 = server->listeners()[0].endpoint;
    const auto& v6 = server->listeners()[1].endpoint;

    for (int i = 0; i < 3; ++i)
        BOOST_TEST(ask_udp(v4, "www.example.").has_value());
    BOOST_TEST(ask_udp(v6, "www.example.", RRType::MX).has_value());
    BOOST_TEST(ask_udp(v4, "no.example.", RRType::AAAA).has_value());
    BOOST_TEST(ask_tcp(v6, "www.sub.example.").has_value());
    BOOST_TEST(ask_tcp(v4, "elsewhere.", static_cast<RRType>(4711)).has_value());
    server->drain(2s);

    const ServerTotals totals = server->totals();
    BOOST_TEST(totals.queries() == 7U);
    BOOST_TEST(totals.numbers.queries[0][0] == 4U);
    BOOST_TEST(totals.numbers.queries[0][1] == 1U);
    BOOST_TEST(totals.numbers.queries[1][0] == 1U);
    BOOST_TEST(totals.numbers.queries[1][1] == 1U);
    BOOST_TEST(of_type(totals, RRType::A) == 4U);
    BOOST_TEST(of_type(totals, RRType::MX) == 1U);
    BOOST_TEST(of_type(totals, RRType::AAAA) == 1U);
    BOOST_TEST(totals.numbers.types[CountedTypes::other] == 1U);
    BOOST_TEST(of_rcode(totals, Rcode::NOERROR) == 5U);
    BOOST_TEST(of_rcode(totals, Rcode::NXDOMAIN) == 1U);
    BOOST_TEST(of_rcode(totals, Rcode::REFUSED) == 1U);
    BOOST_TEST_REQUIRE(totals.zones.size() == 1U);
    const std::uint64_t results[] = {3, 1, 1, 1, 0}; // answer, referral, no data, name error, error
    BOOST_TEST(totals.zones[0].results == results, boost::test_tools::per_element());
    BOOST_TEST(totals.handling[0].count() == 5U);
    BOOST_TEST(totals.handling[1].count() == 2U);
    BOOST_TEST((totals.handling[0].sum > 0ns));
    BOOST_TEST(totals.udp.sent == 5U);
    BOOST_TEST(totals.tcp.accepted == 2U);
    BOOST_TEST(totals.tcp_open == 0U);
}

BOOST_AUTO_TEST_CASE(zones_beyond_the_limit_are_counted_together)
{
    const auto server = started_server(Catalog{{entry("a."), entry("b."), entry("c.")}}, 2);
    for (const char* const name : {"ns.a.", "ns.b.", "ns.b.", "ns.c."})
        BOOST_TEST(ask_udp(server->listeners()[0].endpoint, name).has_value());
    server->drain(2s);

    const ServerTotals totals = server->totals();

    BOOST_TEST_REQUIRE(totals.zones.size() == 2U);
    BOOST_TEST(sum(totals.zones[0].results) == 1U);
    BOOST_TEST(sum(totals.zones[1].results) == 2U);
    BOOST_TEST(sum(totals.other_zones) == 1U);
}

BOOST_AUTO_TEST_CASE(a_zone_that_comes_after_another_begins_with_nothing)
{
    const auto server = started_server(Catalog{{entry("a."), entry("b.")}}, 2);
    const auto& endpoint = server->listeners()[0].endpoint;
    BOOST_TEST(ask_udp(endpoint, "ns.a.").has_value());
    BOOST_TEST(ask_udp(endpoint, "ns.b.").has_value());

    server->publish(Catalog{{entry("b."), entry("c.")}});
    BOOST_TEST(ask_udp(endpoint, "ns.b.").has_value());
    BOOST_TEST(ask_udp(endpoint, "ns.c.").has_value());
    server->drain(2s);

    const ServerTotals totals = server->totals();
    BOOST_TEST_REQUIRE(totals.zones.size() == 2U);
    BOOST_TEST(totals.zones[0].apex.to_text() == "b.");
    BOOST_TEST(sum(totals.zones[0].results) == 2U);
    BOOST_TEST(totals.zones[1].apex.to_text() == "c.");
    BOOST_TEST(sum(totals.zones[1].results) == 1U);
}

BOOST_AUTO_TEST_CASE(types_have_names_that_differ)
{
    std::vector<std::string> names;
    for (std::size_t place = 0; place < CountedTypes::count; ++place)
        names.emplace_back(CountedTypes::name(place));
    std::ranges::sort(names);

    BOOST_TEST((std::ranges::adjacent_find(names) == names.end()));
    BOOST_TEST(CountedTypes::name(CountedTypes::place_of(RRType::CAA)) == "CAA");
    BOOST_TEST(CountedTypes::name(CountedTypes::place_of(static_cast<RRType>(0xFFFF))) == "other");
    BOOST_TEST(CountedTypes::name(CountedTypes::none) == "none");
}

BOOST_AUTO_TEST_SUITE_END()
