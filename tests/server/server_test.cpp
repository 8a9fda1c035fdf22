#include "namu/server/server.hpp"

#include "server/client.hpp"
#include "support/zone_from_text.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using namu::Catalog;
using namu::CatalogEntry;
using namu::Message;
using namu::Name;
using namu::Rcode;
using namu::RRType;
using namu::server::ListenOn;
using namu::server::Server;
using namu::server::ServerSettings;
using namu::testing::ask_tcp;
using namu::testing::ask_udp;

namespace {

CatalogEntry entry(const std::string& apex, const std::string& records)
{
    const std::string soa = "@ 60 SOA ns hostmaster 1 3600 600 86400 60\n@ 60 NS ns\nns 60 A 192.0.2.53\n";
    return {*Name::from_text(apex), namu::testing::good_zone(apex, soa + records)};
}

std::unique_ptr<Server> open_server(const std::vector<std::string>& listen, unsigned threads = 2)
{
    ServerSettings settings;
    for (const std::string& text : listen)
        settings.listeners.push_back(*ListenOn::from_text(text, 0));
    settings.threads = threads;
    auto server = Server::open(std::move(settings));
    BOOST_TEST_REQUIRE(server.has_value());
    return std::move(*server);
}

bool has_address(const std::optional<Message>& message, std::uint8_t last_octet)
{
    return message && message->answer.size() == 1 && message->answer.front().rdata.back() == last_octet;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_worker_that_does_not_come_round_has_no_pulse)
{
    const auto server = open_server({"127.0.0.1"});

    BOOST_TEST(server->take_pulse()); // nothing was asked before
    BOOST_TEST(!server->take_pulse());
    server->start();
    bool has_pulse = false;
    for (int tries = 0; tries < 2000 && !has_pulse; ++tries) {
        std::this_thread::sleep_for(1ms);
        has_pulse = server->take_pulse();
    }
    BOOST_TEST(has_pulse);
}

// RFC 7766 §5, RFC 7720 §2
// checklist: 7.15, 10.5
BOOST_AUTO_TEST_CASE(it_answers_over_udp_and_tcp_on_both_address_families_under_one_port)
{
    const auto server = open_server({"127.0.0.1", "::1"});
    server->publish(Catalog{{entry("example.", "www 60 A 192.0.2.7\n")}});
    server->start();

    BOOST_TEST(server->listeners()[0].endpoint.port != 0);
    BOOST_TEST(server->listeners()[0].endpoint.port == server->listeners()[1].endpoint.port);
    for (const ListenOn& listener : server->listeners()) {
        BOOST_TEST(has_address(ask_udp(listener.endpoint, "www.example."), 7));
        BOOST_TEST(has_address(ask_tcp(listener.endpoint, "www.example."), 7));
    }
    server->drain(2s);
}

BOOST_AUTO_TEST_CASE(each_address_answers_from_its_own_zones)
{
    const auto server = open_server({"127.0.0.1=example", "127.0.0.2=sub.example"});
    server->publish(Catalog{{entry("example.", "sub 60 NS ns.sub\nns.sub 60 A 127.0.0.2\n"),
                             entry("sub.example.", "www 60 A 192.0.2.7\n")}});
    server->start();
    const auto& parent = server->listeners()[0].endpoint;
    const auto& child = server->listeners()[1].endpoint;

    const auto referral = ask_udp(parent, "www.sub.example.");
    BOOST_TEST_REQUIRE(referral.has_value());
    BOOST_TEST(referral->answer.empty());
    BOOST_TEST(referral->authority.size() == 1U);
    BOOST_TEST(!referral->has(namu::HeaderFlag::authoritative));
    BOOST_TEST(has_address(ask_udp(child, "www.sub.example."), 7));
    const auto refused = ask_udp(child, "www.example.");
    BOOST_TEST_REQUIRE(refused.has_value());
    BOOST_TEST((refused->rcode == Rcode::REFUSED));
    server->drain(2s);
}

// RFC 1034 §4.3.5
// checklist: 2.31, 5.43
BOOST_AUTO_TEST_CASE(a_zone_without_a_good_version_is_answered_with_servfail)
{
    const auto server = open_server({"127.0.0.1"}, 1);
    server->publish(Catalog{{CatalogEntry{*Name::from_text("broken."), nullptr}}});
    server->start();

    const auto answer = ask_udp(server->listeners()[0].endpoint, "www.broken.");

    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST((answer->rcode == Rcode::SERVFAIL));
    server->drain(2s);
}

/// Meant for the thread sanitizer above all: workers answer while zones are exchanged.
BOOST_AUTO_TEST_CASE(every_answer_during_reloads_comes_whole_from_one_version)
{
    const auto server = open_server({"127.0.0.1", "127.0.0.2"}, 2);
    const auto version = [](const std::string& last_octet) {
        return Catalog{{entry("example.", "alias 60 CNAME host\nhost 60 A 192.0.2." + last_octet + "\n" +
                                              "host 60 TXT " + last_octet + "\n")}};
    };
    const Catalog versions[] = {version("1"), version("2")};
    server->publish(versions[0]);
    server->start();

    std::atomic<bool> stop = false;
    std::atomic<int> answers = 0;
    std::atomic<int> wrong = 0;
    const auto ask = [&](const namu::net::Endpoint& endpoint) {
        while (!stop) {
            const auto answer = ask_udp(endpoint, "alias.example.");
            const bool is_whole =
                answer && answer->answer.size() == 2 &&
                (answer->answer[1].rdata.back() == 1 || answer->answer[1].rdata.back() == 2);
            ++(is_whole ? answers : wrong);
        }
    };
    {
        std::jthread first{ask, server->listeners()[0].endpoint};
        std::jthread second{ask, server->listeners()[1].endpoint};
        for (int i = 1; i <= 200 || answers < 200; ++i) {
            server->publish(versions[i % 2]);
            std::this_thread::sleep_for(1ms);
            if (wrong > 0)
                break;
        }
        stop = true;
    }
    server->drain(2s);

    BOOST_TEST(wrong == 0);
    BOOST_TEST(answers >= 200);
}

BOOST_AUTO_TEST_CASE(a_drained_server_answers_no_more_and_gives_its_port_back)
{
    const auto server = open_server({"127.0.0.1"}, 2);
    server->publish(Catalog{{entry("example.", "www 60 A 192.0.2.7\n")}});
    server->start();
    const auto endpoint = server->listeners()[0].endpoint;
    BOOST_TEST(has_address(ask_udp(endpoint, "www.example."), 7));

    server->drain(2s);

    ServerSettings settings;
    settings.listeners = {ListenOn{endpoint}};
    settings.threads = 1;
    BOOST_TEST(Server::open(std::move(settings)).has_value());
}

BOOST_AUTO_TEST_CASE(a_second_server_cannot_have_the_same_address)
{
    const auto server = open_server({"127.0.0.1"}, 2);
    ServerSettings settings;
    settings.listeners = {ListenOn{server->listeners()[0].endpoint}};

    const auto second = Server::open(std::move(settings));

    BOOST_TEST_REQUIRE(second.has_error());
    BOOST_TEST((second.error().error == boost::system::errc::address_in_use));
}
