#include "namu/test/server.hpp"

#include "test/ask.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namu::test::Server;
using namu::testing::answer_text;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(test_server)

std::string asked(const Server& server, const std::string& name, RRType type = RRType::A)
{
    return answer_text(namu::testing::ask(server.address(), server.port(), name, type));
}

/// What an exception says.
template <typename Error, typename Function>
std::string thrown(Function&& function)
{
    try {
        function();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing";
}

BOOST_AUTO_TEST_CASE(a_server_answers_from_the_zone_in_the_test)
{
    const Server server{R"(
        $ORIGIN example.com.
        www A 192.0.2.1
            AAAA 2001:db8::1
        *.apps CNAME www
    )"};

    BOOST_TEST(asked(server, "www.example.com") == "192.0.2.1");
    BOOST_TEST(asked(server, "www.example.com", RRType::AAAA) == "2001:db8::1");
    BOOST_TEST(asked(server, "any.apps.example.com") == "www.example.com. 192.0.2.1");
    BOOST_TEST(asked(server, "nothing.example.com") == "NXDOMAIN");
    BOOST_TEST(asked(server, "www.example.net") == "REFUSED");
}

BOOST_AUTO_TEST_CASE(what_a_zone_lacks_is_supplied)
{
    const Server server{"www A 192.0.2.1"};

    BOOST_TEST(asked(server, "www.test") == "192.0.2.1");
    BOOST_TEST(asked(server, "test", RRType::SOA) == "ns.test. hostmaster.test. 1 3600 600 86400 300");
    BOOST_TEST(asked(server, "test", RRType::NS) == "ns.test.");
}

BOOST_AUTO_TEST_CASE(what_a_zone_has_is_kept)
{
    const Server server{"$TTL 60\nhome.lab. SOA master.home.lab. me.home.lab. 7 1 2 3 4\n NS master\n"
                        "master A 127.0.0.1\n"};

    BOOST_TEST(asked(server, "home.lab", RRType::SOA) == "master.home.lab. me.home.lab. 7 1 2 3 4");
    BOOST_TEST(asked(server, "home.lab", RRType::NS) == "master.home.lab.");
}

BOOST_AUTO_TEST_CASE(records_come_and_go)
{
    Server server{"www A 192.0.2.1"};
    server.add("mail A 192.0.2.2\n@ MX 10 mail");
    BOOST_TEST(asked(server, "test", RRType::MX) == "10 mail.test.");
    BOOST_TEST(server.remove("www") == 1U);
    BOOST_TEST(asked(server, "www.test") == "NXDOMAIN");
    BOOST_TEST(server.remove("@", RRType::MX) == 1U);
    BOOST_TEST(server.remove("@", RRType::MX) == 0U);
    BOOST_TEST(asked(server, "test", RRType::MX) == "NOERROR");
}

BOOST_AUTO_TEST_CASE(several_zones_on_one_server)
{
    Server server{"www A 192.0.2.1"};
    server.add_zone("$ORIGIN example.net.\nwww A 192.0.2.2");
    BOOST_TEST(asked(server, "www.test") == "192.0.2.1");
    BOOST_TEST(asked(server, "www.example.net") == "192.0.2.2");
    BOOST_TEST(thrown<namu::test::BadZone>([&] { server.add_zone("mail A 192.0.2.3"); }) ==
               "there is a zone test. already");
}

BOOST_AUTO_TEST_CASE(a_bad_zone_is_explained_and_changes_nothing)
{
    const std::string wrong = thrown<namu::test::BadZone>([] { Server{"www A 192.0.2.300"}; });
    BOOST_TEST(wrong.find("300 is above 255") != std::string::npos, wrong);

    Server server{"www A 192.0.2.1"};
    BOOST_TEST(thrown<namu::test::BadZone>([&] { server.add("mail A 192.0.2.2\nmail AA 1"); }) != "nothing");
    BOOST_TEST(asked(server, "mail.test") == "NXDOMAIN");
    BOOST_TEST(thrown<namu::test::BadZone>([&] { server.add("x.example.net. A 192.0.2.2"); }) != "nothing");
    BOOST_TEST(asked(server, "www.test") == "192.0.2.1");
}

BOOST_AUTO_TEST_CASE(it_says_why_it_cannot_start)
{
    const Server first{"www A 192.0.2.1"};
    const auto again = [&] { Server{"www A 192.0.2.1", {.port = first.port()}}; };
    BOOST_TEST(thrown<namu::test::CannotStart>(again) ==
               "127.0.0.1:" + std::to_string(first.port()) + " (UDP): Address already in use");
    BOOST_TEST(thrown<namu::test::CannotStart>([] {
                   Server{"www A 192.0.2.1", {.address = "here"}};
               }) == "`here` is not an IP address");
}

BOOST_AUTO_TEST_CASE(faults_and_expectations)
{
    Server server{"www A 192.0.2.1"};
    const auto number = server.fault("rcode rcode=SERVFAIL name=www.test first=1");
    BOOST_TEST(asked(server, "www.test") == "SERVFAIL");
    BOOST_TEST(asked(server, "www.test") == "192.0.2.1");
    server.expect("2 A www.test");
    server.expect("0 AAAA any");
    BOOST_TEST(server.journal().front().faults.size() == 1U);

    server.clear_fault(number);
    server.fault("drop");
    BOOST_TEST(asked(server, "www.test") == "no reply");
    server.clear_faults();
    BOOST_TEST(asked(server, "www.test") == "192.0.2.1");

    const std::string wrong = thrown<namu::test::Unexpected>([&] { server.expect("1 A www.test"); });
    BOOST_TEST(wrong.find("expected 1 A www.test: 4 instead of 1; asked was:") == 0U, wrong);
    server.clear_journal();
    BOOST_TEST(server.unmet("A www.test") ==
               "expected A www.test: 0 instead of at least 1; nothing was asked");
    BOOST_TEST(thrown<namu::test::BadText>([&] { server.expect("A"); }) != "nothing");
    BOOST_TEST(thrown<namu::test::BadText>([&] { server.fault("drpo"); }) ==
               "`drpo` is not a kind of fault; did you mean drop?");
}

BOOST_AUTO_TEST_CASE(in_the_context_of_the_test_no_thread_is_needed)
{
    using boost::asio::ip::udp;
    boost::asio::io_context context;
    std::string reply;
    {
        Server server{context, "www A 192.0.2.1"};
        server.add("mail A 192.0.2.2");
        udp::socket client{context, udp::v4()};
        client.connect({boost::asio::ip::make_address("127.0.0.1"), server.port()});
        const std::string query{"\0\7\0\0\0\1\0\0\0\0\0\0\4mail\4test\0\0\1\0\1", 27};
        client.send(boost::asio::buffer(query));
        std::array<char, 512> room{};
        bool is_answered = false;
        client.async_receive(boost::asio::buffer(room), [&](const auto& error, std::size_t octets) {
            is_answered = !error;
            reply.assign(room.data(), octets);
        });
        while (!is_answered && context.run_one_for(std::chrono::seconds{10}) != 0) {
        }
        server.expect("1 A mail.test");
        boost::asio::ip::tcp::socket silent{context};
        silent.connect({boost::asio::ip::make_address("127.0.0.1"), server.port()});
        context.poll();
    }
    BOOST_TEST(reply.ends_with(std::string_view{"\xC0\0\2\2", 4}));
    const auto begin = std::chrono::steady_clock::now();
    context.run_for(std::chrono::seconds{9}); // what is left must neither wait nor touch what is gone
    BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds{9}));
}

BOOST_AUTO_TEST_CASE(a_thousand_at_once)
{
    std::vector<std::unique_ptr<Server>> servers;
    for (int i = 0; i < 1'000; ++i)
        servers.push_back(std::make_unique<Server>("www A 192.0.2." + std::to_string(i % 250)));
    for (std::size_t i = 0; i < servers.size(); i += 97)
        BOOST_TEST(asked(*servers[i], "www.test") == "192.0.2." + std::to_string(i % 250));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
