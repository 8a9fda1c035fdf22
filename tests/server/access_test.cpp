// Who may ask, and who sees what: from outside, with clients of several loopback addresses.

#include "namu/server/server.hpp"

#include "server/client.hpp"
#include "server/small_server.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using namespace namu;
using namespace namu::server;
using namespace namu::testing;

namespace {

std::vector<std::uint8_t> question_with_edns(const std::string& name, RRType type = RRType::A)
{
    return write_query(7, 0, {*Name::from_text(name), type}, Opt{.payload_size = 1232});
}

net::Prefix prefix(const std::string& text)
{
    return *net::Prefix::from_text(text);
}

/// A running server whose first listener is asked.
struct Running {
    std::unique_ptr<Server> server;

    explicit Running(std::unique_ptr<Server> opened, const Catalog& all,
                     std::span<const ServedView> views = {})
        : server{std::move(opened)}
    {
        server->publish(all, views);
        server->start();
    }
    ~Running() { server->drain(2s); }

    [[nodiscard]] std::optional<Message> udp(const std::string& client, const std::string& name,
                                             std::size_t listener = 0) const
    {
        return ask_udp_from(client, server->listeners()[listener].endpoint, question_with_edns(name));
    }
    [[nodiscard]] std::optional<Message> tcp(const std::string& client, const std::string& name) const
    {
        return ask_tcp_from(client, server->listeners()[0].endpoint, question_with_edns(name));
    }
};

bool is_prohibited(const std::optional<Message>& answer)
{
    return answer && answer->rcode == Rcode::REFUSED && answer->answer.empty() &&
           extended_error(answer) == 18;
}

Catalog example(const std::string& last)
{
    return Catalog{{small_zone("example.", "www 60 A 192.0.2." + last + "\n")}};
}

} // namespace

// RFC 9499 §6
BOOST_AUTO_TEST_CASE(a_client_sees_the_zones_of_the_first_view_that_it_is_in)
{
    const std::vector<ServedView> views{
        {"one", {prefix("127.1.2.0/24")}, std::make_shared<const Catalog>(example("1"))},
        {"two", {prefix("127.1.0.0/16"), prefix("127.9.9.9")}, std::make_shared<const Catalog>(example("2"))},
        {"none", {prefix("127.2.0.0/16")}, std::make_shared<const Catalog>()},
    };
    const Running running{small_server(), example("7"), views};

    BOOST_TEST(last_octet(running.udp("127.0.0.5", "www.example.")) == 7);
    BOOST_TEST(last_octet(running.udp("127.1.2.3", "www.example.")) == 1);
    BOOST_TEST(last_octet(running.udp("127.1.3.3", "www.example.")) == 2);
    BOOST_TEST(last_octet(running.udp("127.9.9.9", "www.example.")) == 2);
    BOOST_TEST(last_octet(running.tcp("127.1.2.3", "www.example.")) == 1);
    BOOST_TEST(last_octet(running.tcp("127.0.0.5", "www.example.")) == 7);
    const auto of_none = running.udp("127.2.0.1", "www.example.");
    BOOST_TEST_REQUIRE(of_none.has_value());
    BOOST_TEST((of_none->rcode == Rcode::REFUSED));
    BOOST_TEST(extended_error(of_none) == 20);
}

BOOST_AUTO_TEST_CASE(a_listener_has_its_own_zones_in_each_view)
{
    ServerSettings settings;
    settings.listeners = {*ListenOn::from_text("127.0.0.1", 0), *ListenOn::from_text("127.0.0.2=other", 0)};
    const std::vector<ServedView> views{
        {"one", {prefix("127.1.0.0/16")}, std::make_shared<const Catalog>(example("1"))}};
    const Running running{small_server(std::move(settings)), example("7"), views};

    BOOST_TEST(last_octet(running.udp("127.1.0.1", "www.example.", 0)) == 1);
    BOOST_TEST(extended_error(running.udp("127.1.0.1", "www.example.", 1)) == 20);
    BOOST_TEST(extended_error(running.udp("127.0.0.1", "www.example.", 1)) == 20);
}

// RFC 8914 §4.19
// checklist: 11.2
BOOST_AUTO_TEST_CASE(who_may_not_ask_at_a_listener_is_refused_whatever_the_question)
{
    ServerSettings settings;
    settings.answers.identity = "one";
    settings.listeners = {*ListenOn::from_text("127.0.0.1", 0)};
    settings.listeners[0].access = {{prefix("127.0.0.0/16")}, {prefix("127.0.5.0/24")}};
    const Running running{small_server(std::move(settings)), example("7")};

    BOOST_TEST(last_octet(running.udp("127.0.0.1", "www.example.")) == 7);
    BOOST_TEST(last_octet(running.tcp("127.0.0.1", "www.example.")) == 7);
    BOOST_TEST(is_prohibited(running.udp("127.1.0.1", "www.example.")));
    BOOST_TEST(is_prohibited(running.tcp("127.1.0.1", "www.example.")));
    BOOST_TEST(is_prohibited(running.udp("127.0.5.1", "www.example.")));
    BOOST_TEST(is_prohibited(running.udp("127.0.5.1", "elsewhere.")));
    const auto chaos = write_query(7, 0, {*Name::from_text("id.server."), RRType::TXT, RRClass::CH},
                                   Opt{.payload_size = 1232});
    const auto& endpoint = running.server->listeners()[0].endpoint;
    BOOST_TEST(is_prohibited(ask_udp_from("127.0.5.1", endpoint, chaos)));
    BOOST_TEST(ask_udp_from("127.0.0.1", endpoint, chaos)->answer.size() == 1U);
}

// RFC 8914 §4.19
// checklist: 11.2
BOOST_AUTO_TEST_CASE(a_zone_that_is_closed_to_a_client_shows_it_nothing_also_not_through_an_alias)
{
    ServerSettings settings;
    settings.zone_access[*Name::from_text("secret.example.")] = {{prefix("127.5.0.0/16")}, {}};
    const Catalog all{{small_zone("example.", "www 60 A 192.0.2.7\ninto 60 CNAME www.secret\n"
                                              "secret 60 NS ns.secret\nns.secret 60 A 192.0.2.54\n"),
                       small_zone("secret.example.", "www 60 A 192.0.2.9\n")}};
    const std::vector<ServedView> views{{"nine",
                                         {prefix("127.9.0.0/16")},
                                         std::make_shared<const Catalog>(std::vector<CatalogEntry>{
                                             all.entries().begin(), all.entries().end()})}};
    const Running running{small_server(std::move(settings)), all, views};

    BOOST_TEST(last_octet(running.udp("127.0.0.1", "www.example.")) == 7);
    BOOST_TEST(is_prohibited(running.udp("127.0.0.1", "www.secret.example.")));
    BOOST_TEST(is_prohibited(running.udp("127.9.0.1", "www.secret.example.")));
    BOOST_TEST(last_octet(running.udp("127.5.0.1", "www.secret.example.")) == 9);
    BOOST_TEST(running.udp("127.5.0.1", "into.example.")->answer.size() == 2U);
    const auto alias = running.udp("127.0.0.1", "into.example.");
    BOOST_TEST_REQUIRE(alias->answer.size() == 1U);
    BOOST_TEST((alias->answer.front().type == RRType::CNAME));
    BOOST_TEST((alias->rcode == Rcode::NOERROR));
}

BOOST_AUTO_TEST_CASE(who_may_ask_changes_with_the_next_publish)
{
    const Catalog all = example("7");
    const Running running{small_server(), all};
    BOOST_TEST(last_octet(running.udp("127.1.0.1", "www.example.")) == 7);

    running.server->set_access(0, {{}, {prefix("127.1.0.0/16")}});
    running.server->set_zone_access({{*Name::from_text("example."), {{}, {prefix("127.2.0.0/16")}}}});
    BOOST_TEST(last_octet(running.udp("127.1.0.1", "www.example.")) == 7);
    running.server->publish(all);

    BOOST_TEST(is_prohibited(running.udp("127.1.0.1", "www.example.")));
    BOOST_TEST(is_prohibited(running.udp("127.2.0.1", "www.example.")));
    BOOST_TEST(last_octet(running.udp("127.3.0.1", "www.example.")) == 7);
}
