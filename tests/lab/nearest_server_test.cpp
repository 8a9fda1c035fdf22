#include "namu/lab/nearest_server.hpp"

#include "namu/wire/message_reader.hpp"
#include "namu/wire/query_writer.hpp"

#include <array>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using boost::asio::ip::udp;
using lab::NearestServer;

BOOST_AUTO_TEST_SUITE(nearest_server)

const Question question{Name::from_text("www.example.").value(), RRType::A};

/// A server of the root that does what a test wants, on a socket of its own.
struct Fixture {
    explicit Fixture(resolve::Minimise minimise = resolve::Minimise::no)
        : root{context, udp::endpoint{boost::asio::ip::make_address("127.0.0.1"), 0}}
    {
        const std::array<std::uint8_t, 4> octets{127, 0, 0, 1};
        NearestServer::Settings settings;
        settings.hints.servers.push_back({Name{}, *resolve::ServerAddress::from_record(RRType::A, octets)});
        settings.walk.port = root.local_endpoint().port();
        settings.minimise = minimise;
        settings.walk.time_limit = std::chrono::milliseconds{50};
        server = NearestServer::open(context, std::make_shared<Clock>(),
                                     {boost::asio::ip::make_address("127.0.0.1"), 0}, settings)
                     .value();
        client.connect({boost::asio::ip::make_address("127.0.0.1"), server->endpoint().port});
    }

    ~Fixture() { server->close(); }
    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;

    void ask(std::uint16_t flags = HeaderFlag::recursion_desired)
    {
        client.send(boost::asio::buffer(write_query(5, flags, question)));
    }

    /// Runs until the client has something to read.
    Message wait()
    {
        while (client.available() == 0)
            context.run_one_for(std::chrono::milliseconds{100});
        std::vector<std::uint8_t> reply(1'500);
        reply.resize(client.receive(boost::asio::buffer(reply)));
        return read_message(reply).value();
    }

    /// What the root was asked, with the reply that `change` makes of a plain one.
    template <typename Change>
    void serve_root(Change change)
    {
        root.async_receive_from(
            boost::asio::buffer(room), asker, [this, change](auto error, std::size_t octets) {
                if (error)
                    return;
                const auto query = read_message(Bytes{room}.first(octets)).value();
                asked_from.push_back(asker.port());
                asked_with_edns.push_back(query.opt.has_value());
                asked_for.push_back(query.questions.front().name.to_text());
                wants_recursion = wants_recursion || query.has(HeaderFlag::recursion_desired);
                std::vector<std::uint8_t> reply = write_query(
                    query.id, HeaderFlag::response | HeaderFlag::authoritative, query.questions.front());
                change(reply);
                root.send_to(boost::asio::buffer(reply), asker);
                serve_root(change);
            });
    }

    boost::asio::io_context context;
    udp::socket root;
    udp::socket client{context, udp::v4()};
    std::shared_ptr<NearestServer> server;
    std::array<std::uint8_t, 1'500> room{};
    udp::endpoint asker;
    std::vector<std::uint16_t> asked_from;
    std::vector<std::string> asked_for;
    std::vector<bool> asked_with_edns;
    bool wants_recursion = false;
};

BOOST_FIXTURE_TEST_CASE(an_answer_of_the_root_is_handed_on, Fixture)
{
    serve_root([](std::vector<std::uint8_t>&) {}); // no data: the names have no such records
    ask();
    const Message reply = wait();

    BOOST_TEST(reply.id == 5);
    BOOST_TEST((reply.rcode == Rcode::NOERROR));
    BOOST_TEST(reply.answer.empty());
}

// RFC 6891 §6.2.2
// checklist: 12.10
BOOST_FIXTURE_TEST_CASE(a_server_that_does_not_know_edns_is_asked_without, Fixture)
{
    serve_root([this](std::vector<std::uint8_t>& reply) {
        if (asked_with_edns.back())
            reply[3] |= static_cast<std::uint8_t>(Rcode::FORMERR);
    });
    ask();

    BOOST_TEST((wait().rcode == Rcode::NOERROR));
    const std::vector<bool> wanted{true, false, false}; // the second question does not try again
    BOOST_TEST(asked_with_edns == wanted, boost::test_tools::per_element());
}

struct MinimisingFixture : Fixture {
    MinimisingFixture() : Fixture{resolve::Minimise::yes} {}
};

// RFC 9156 §3
// checklist: 12.19
BOOST_FIXTURE_TEST_CASE(it_shows_no_more_of_a_name_than_needed_where_that_is_wanted, MinimisingFixture)
{
    serve_root([](std::vector<std::uint8_t>&) {});
    ask();
    static_cast<void>(wait());

    const std::vector<std::string> wanted{".", "example.", "www.example."};
    BOOST_TEST(asked_for == wanted, boost::test_tools::per_element());
}

// RFC 5452 §9.2
// checklist: 12.3
BOOST_FIXTURE_TEST_CASE(each_question_comes_from_another_port, Fixture)
{
    serve_root([](std::vector<std::uint8_t>&) {});
    ask();
    static_cast<void>(wait());

    BOOST_TEST_REQUIRE(asked_from.size() == 2U); // which servers the root has, and then the name
    BOOST_TEST(asked_from[0] != asked_from[1]);
    BOOST_TEST(!wants_recursion);
}

// RFC 5452 §9.1
// checklist: 12.4
BOOST_FIXTURE_TEST_CASE(a_reply_with_another_id_is_not_taken, Fixture)
{
    serve_root([](std::vector<std::uint8_t>& reply) { reply[0] ^= 1; });
    ask();

    BOOST_TEST((wait().rcode == Rcode::SERVFAIL));
}

BOOST_FIXTURE_TEST_CASE(a_silent_root_is_given_up, Fixture)
{
    ask();

    BOOST_TEST((wait().rcode == Rcode::SERVFAIL));
}

// RFC 6891 §6.1.3
BOOST_FIXTURE_TEST_CASE(an_unknown_version_of_edns_is_told, Fixture)
{
    client.send(boost::asio::buffer(
        write_query(5, HeaderFlag::recursion_desired, question, Opt{.payload_size = 1232, .version = 1})));

    BOOST_TEST((wait().rcode == Rcode::BADVERS));
}

BOOST_FIXTURE_TEST_CASE(a_question_that_got_lost_is_asked_again, Fixture)
{
    bool is_lost = true;
    serve_root([&is_lost](std::vector<std::uint8_t>& reply) {
        if (std::exchange(is_lost, false))
            reply[0] ^= 1; // as good as no reply
    });
    ask();

    BOOST_TEST((wait().rcode == Rcode::NOERROR));
    BOOST_TEST(asked_from.size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(who_wants_no_walk_gets_none, Fixture)
{
    ask(0);

    BOOST_TEST((wait().rcode == Rcode::REFUSED));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
