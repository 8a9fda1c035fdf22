// A running server and its pages, asked by other people's programs: dnspython, promtool; the script beside this file says
// what must be seen.

#include "namu/http/server.hpp"
#include "namu/monitor/query_logger.hpp"
#include "namu/monitor/status_pages.hpp"
#include "namu/server/server.hpp"
#include "support/tests_folder.hpp"
#include "support/zone_from_text.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace namu;

CatalogEntry entry(const std::string& apex, const std::string& records)
{
    const std::string soa = "@ 60 SOA ns hostmaster 7 3600 600 86400 60\n@ 60 NS ns\nns 60 A 192.0.2.53\n";
    return {*Name::from_text(apex), testing::good_zone(apex, soa + records)};
}

/// A record that no answer over UDP has room for.
std::string long_texts()
{
    std::string records;
    for (char c = 'a'; c <= 'z'; ++c)
        records += "long 60 TXT " + std::string(200, c) + "\n";
    return records;
}

class ServerFacts : public monitor::Facts {
public:
    ServerFacts(const server::Server& server, const Catalog& zones) : server_{server}, zones_{zones} {}

    [[nodiscard]] server::ServerTotals totals() const override { return server_.totals(); }
    [[nodiscard]] std::vector<monitor::ZoneFacts> zones(std::size_t most) const override
    {
        std::vector<monitor::ZoneFacts> facts;
        for (const CatalogEntry& one : zones_.entries().first(std::min(most, zones_.entries().size()))) {
            facts.push_back({.name = one.apex.to_text(),
                             .is_served = true,
                             .serial = one.zone->serial().value(),
                             .records = one.zone->record_count(),
                             .since = std::chrono::system_clock::now()});
        }
        return facts;
    }
    [[nodiscard]] monitor::ZoneCounts zone_counts() const override
    {
        return {.served = zones_.entries().size()};
    }
    [[nodiscard]] monitor::ReloadFacts reloads() const override { return {.done = 1}; }
    [[nodiscard]] std::string why_not_ready() const override { return {}; }
    [[nodiscard]] std::size_t workers() const override { return server_.threads(); }

private:
    const server::Server& server_;
    const Catalog& zones_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(from_outside)

BOOST_AUTO_TEST_CASE(counters_are_what_was_asked_and_promtool_has_nothing_to_say)
{
    const Catalog zones{{entry("example.", "www 60 A 192.0.2.7\nsub 60 NS ns.elsewhere.\n" + long_texts()),
                         entry("other.", "")}};
    server::ServerSettings settings;
    for (const char* const address : {"127.0.0.1", "::1"})
        settings.listeners.push_back(*server::ListenOn::from_text(address, 0));
    settings.threads = 2;
    auto server = std::move(*server::Server::open(std::move(settings)));
    server->publish(zones);
    server->start();
    const ServerFacts facts{*server, zones};
    boost::asio::io_context context;
    auto pages =
        std::move(*http::Server::open(context, {.endpoints = {*net::Endpoint::from_text("127.0.0.1", 0)},
                                                .handler = monitor::status_pages(facts, 100)}));
    std::jthread main_thread{[&] { context.run(); }};

    const std::string script = (testing::tests_folder() / "monitor/from_outside.py").string();
    const int status = std::system(("/usr/bin/python3 " + script + " " +
                                    std::to_string(server->listeners()[0].endpoint.port) + " " +
                                    std::to_string(pages->endpoints()[0].port))
                                       .c_str());

    BOOST_TEST(status == 0);
    context.stop();
    main_thread.join();
    server->drain(std::chrono::seconds{2});
}

BOOST_AUTO_TEST_SUITE_END()
