#include "programs/journey/stub_resolver.hpp"

#include "namu/base/bytes.hpp"
#include "namu/net/listeners.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/query_writer.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>

namespace namu::journey {
namespace {

using boost::asio::ip::tcp;
using boost::asio::ip::udp;
using Octets = std::vector<std::uint8_t>;

BOOST_AUTO_TEST_SUITE(stub_resolver)

const Question question{Name::from_text("www.test.").value(), RRType::A};

/// A nearest server in the same context that says what a test wants.
struct Fixture {
    Fixture()
    {
        const net::Endpoint any_port{address, 0};
        net::Listener both = std::move(net::open_listeners(std::span{&any_port, 1}, 1).value().front());
        udp_socket.assign(udp::v4(), both.udp.front().release());
        acceptor.assign(tcp::v4(), both.tcp.front().release());
    }

    std::uint16_t port() const { return udp_socket.local_endpoint().port(); }
    StubResolver make_stub() { return {context, {address, port()}, std::chrono::milliseconds{300}}; }

    static Octets reply_to(Bytes query, std::uint16_t flags)
    {
        return write_query(load_u16(query.data()), HeaderFlag::response | flags, question);
    }

    /// Answers the next datagrams with those replies to the query, made by each function in turn.
    template <typename... Replies>
    void answer_over_udp(Replies... replies)
    {
        udp_socket.async_receive_from(
            boost::asio::buffer(room), client, [this, replies...](auto error, auto octets) {
                if (error)
                    return;
                const Bytes query = Bytes{room}.first(octets);
                has_rd = HeaderView{query}.has(HeaderFlag::recursion_desired);
                (udp_socket.send_to(boost::asio::buffer(replies(query)), client), ...);
            });
    }

    void answer_over_tcp()
    {
        acceptor.async_accept([this](auto error, tcp::socket socket) {
            if (error)
                return;
            auto connection = std::make_shared<tcp::socket>(std::move(socket));
            connection->async_read_some(boost::asio::buffer(room), [this, connection](auto, auto octets) {
                const Octets reply = reply_to(Bytes{room}.subspan(2, octets - 2), 0);
                Octets framed(2);
                store_u16(framed.data(), static_cast<std::uint16_t>(reply.size()));
                framed.insert(framed.end(), reply.begin(), reply.end());
                boost::asio::write(*connection, boost::asio::buffer(framed));
            });
        });
    }

    const boost::asio::ip::address address = boost::asio::ip::make_address("127.0.0.1");
    boost::asio::io_context context;
    udp::socket udp_socket{context};
    tcp::acceptor acceptor{context};
    std::array<std::uint8_t, 1'500> room{};
    udp::endpoint client;
    bool has_rd = false;
};

// RFC 1034 §5.3.1
BOOST_FIXTURE_TEST_CASE(it_leaves_the_walk_to_the_server, Fixture)
{
    answer_over_udp([](Bytes query) { return reply_to(query, 0); });
    StubResolver stub = make_stub();
    BOOST_TEST_REQUIRE(!stub.send(question));
    const auto answer = stub.receive();

    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(has_rd);
    BOOST_TEST(client.port() == stub.client().port);
    BOOST_TEST(!stub.was_over_tcp());
}

BOOST_FIXTURE_TEST_CASE(what_is_no_answer_to_its_question_is_not_taken, Fixture)
{
    answer_over_udp(
        [](Bytes query) {
            Octets reply = reply_to(query, 0);
            reply[0] ^= 1; // another id
            return reply;
        },
        [](Bytes) {
            return Octets{1, 2, 3};
        },
        [](Bytes query) { return reply_to(query, HeaderFlag::authoritative); });
    StubResolver stub = make_stub();
    BOOST_TEST_REQUIRE(!stub.send(question));
    const auto answer = stub.receive();

    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->has(HeaderFlag::authoritative));
}

BOOST_FIXTURE_TEST_CASE(an_answer_that_did_not_fit_is_fetched_over_tcp, Fixture)
{
    answer_over_udp([](Bytes query) { return reply_to(query, HeaderFlag::truncated); });
    answer_over_tcp();
    StubResolver stub = make_stub();
    BOOST_TEST_REQUIRE(!stub.send(question));
    const auto answer = stub.receive();

    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(stub.was_over_tcp());
    BOOST_TEST(!answer->has(HeaderFlag::truncated));
}

BOOST_FIXTURE_TEST_CASE(a_silent_server_is_given_up, Fixture)
{
    StubResolver stub = make_stub();
    BOOST_TEST_REQUIRE(!stub.send(question));
    const auto answer = stub.receive();

    BOOST_TEST_REQUIRE(answer.has_error());
    BOOST_TEST(answer.error() == boost::asio::error::timed_out);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::journey
