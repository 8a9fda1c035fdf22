// Listeners that come and go while a server runs.

#include "namu/server/server.hpp"

#include "server/client.hpp"
#include "server/small_server.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using namespace namu;
using namespace namu::server;
using namespace namu::testing;

namespace {

ListenOn at(const std::string& text, std::uint16_t port = 0)
{
    return *ListenOn::from_text(text, port);
}

/// A server on 127.0.0.1 that answers www.example with 7.
struct Running {
    Running() : server{small_server()}
    {
        publish();
        server->start();
    }
    ~Running() { server->drain(2s); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void publish() const { server->publish(Catalog{{small_zone("example.", "www 60 A 192.0.2.7\n")}}); }
    void listen(std::vector<ListenOn> listeners) const
    {
        BOOST_TEST_REQUIRE(server->set_listeners(std::move(listeners)).has_value());
        publish();
    }
    [[nodiscard]] net::Endpoint endpoint(std::size_t number) const
    {
        return server->listeners().at(number).endpoint;
    }

    std::unique_ptr<Server> server;
};

bool answers(const net::Endpoint& endpoint)
{
    return last_octet(ask_udp(endpoint, "www.example.")) == 7 &&
           last_octet(ask_tcp(endpoint, "www.example.")) == 7;
}

/// Nobody listens there: the port can be had.
bool is_free(const net::Endpoint& endpoint)
{
    ServerSettings settings;
    settings.listeners = {ListenOn{endpoint}};
    settings.threads = 1;
    return Server::open(std::move(settings)).has_value();
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(set_listeners, Running)

BOOST_AUTO_TEST_CASE(one_that_comes_answers_once_zones_are_published)
{
    listen({server->listeners()[0], at("127.0.0.2", endpoint(0).port)});

    BOOST_TEST(answers(endpoint(0)));
    BOOST_TEST(answers(endpoint(1)));
    BOOST_TEST(server->listeners().size() == 2U);
}

BOOST_AUTO_TEST_CASE(one_that_goes_gives_its_port_back)
{
    const auto first = endpoint(0);
    listen({at("127.0.0.2")});

    BOOST_TEST(answers(endpoint(0)));
    BOOST_TEST(is_free(first));
    BOOST_TEST(endpoint(0).address.to_string() == "127.0.0.2");
}

BOOST_AUTO_TEST_CASE(one_that_stays_keeps_its_sockets_wherever_it_stands_in_the_list)
{
    const auto stays = endpoint(0);
    listen({at("127.0.0.2"), server->listeners()[0]});
    BOOST_TEST(endpoint(1).port == stays.port);
    BOOST_TEST(answers(stays));
    listen({ListenOn{stays}});
    BOOST_TEST(answers(stays));
}

BOOST_AUTO_TEST_CASE(a_port_that_is_given_as_0_is_a_new_one)
{
    const auto first = endpoint(0);
    listen({at("127.0.0.1")});
    BOOST_TEST(endpoint(0).port != 0);
    BOOST_TEST(endpoint(0).port != first.port);
    BOOST_TEST(answers(endpoint(0)));
}

BOOST_AUTO_TEST_CASE(one_that_goes_and_comes_again_answers_again)
{
    const auto first = endpoint(0);
    for (int i = 0; i < 20; ++i) {
        listen({at("127.0.0.2")});
        listen({ListenOn{first}});
        BOOST_TEST_REQUIRE(answers(first));
    }
}

BOOST_AUTO_TEST_CASE(where_one_cannot_be_had_nothing_is_different)
{
    const auto other = small_server({.listeners = {at("127.0.0.3")}});
    const auto taken = other->listeners()[0].endpoint;
    const auto before = endpoint(0);

    const auto result = server->set_listeners({at("127.0.0.2", taken.port), ListenOn{taken}});

    BOOST_TEST_REQUIRE(result.has_error());
    BOOST_TEST((result.error().endpoint == taken));
    BOOST_TEST((result.error().error == boost::system::errc::address_in_use));
    publish();
    BOOST_TEST(server->listeners().size() == 1U);
    BOOST_TEST(answers(before));
    BOOST_TEST(is_free(at("127.0.0.2", taken.port).endpoint));
}

BOOST_AUTO_TEST_CASE(one_that_goes_before_it_was_published_is_closed)
{
    const auto stays = endpoint(0);
    BOOST_TEST_REQUIRE(server->set_listeners({ListenOn{stays}, at("127.0.0.2")}).has_value());
    const auto goes = endpoint(1);
    BOOST_TEST(!is_free(goes));

    listen({ListenOn{stays}});

    BOOST_TEST(is_free(goes));
    BOOST_TEST(answers(stays));
}

BOOST_AUTO_TEST_CASE(each_has_zones_of_its_own_and_may_get_others)
{
    const auto first = endpoint(0);
    listen({ListenOn{first}, at("127.0.0.2=other")});
    const auto refused = ask_udp(endpoint(1), "www.example.");
    BOOST_TEST_REQUIRE(refused.has_value());
    BOOST_TEST((refused->rcode == Rcode::REFUSED));

    listen({ListenOn{first}, ListenOn{endpoint(1)}});
    BOOST_TEST(answers(endpoint(1)));
}

BOOST_AUTO_TEST_CASE(a_server_without_any_is_one_that_answers_nobody_for_a_while)
{
    const auto first = endpoint(0);
    listen({});
    BOOST_TEST(is_free(first));
    listen({ListenOn{first}});
    BOOST_TEST(answers(first));
}

BOOST_AUTO_TEST_SUITE_END()
