#include "namu/net/udp_batch.hpp"

#include "namu/net/socket_group.hpp"
#include "net/loopback.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>

namespace data = boost::unit_test::data;
using namespace namu;
using namespace namu::net;
using namespace namu::net::test;

namespace {

/// A server socket and a batch, worked by hand.
struct Server {
    explicit Server(std::string_view address, UdpBatchSizes sizes = {})
        : sockets{open_socket_group(Transport::udp, at(address), 1).value()},
          endpoint{local_endpoint(sockets.front().get()).value()},
          batch{sizes}
    {}

    std::span<Datagram> receive() { return batch.receive(sockets.front().get(), counters); }
    void send() { batch.send(sockets.front().get(), counters); }

    std::vector<FileDescriptor> sockets;
    Endpoint endpoint;
    UdpBatch batch;
    UdpCounters counters;
};

void echo(Datagram& datagram)
{
    std::ranges::copy(datagram.question(), datagram.reply_room().begin());
    datagram.set_reply_size(datagram.question().size());
}

struct Path {
    std::string_view bound;
    std::string_view asked;
    bool knows_address;
};

// clang-format off
const Path paths[] = {
    {"0.0.0.0",   "127.0.0.5",   true},
    {"0.0.0.0",   "127.0.0.1",   true},
    {"::",        "::1",         true},
    {"127.0.0.7", "127.0.0.7",   false},
    {"::1",       "::1",         false},
};
// clang-format on

std::ostream& operator<<(std::ostream& out, const Path& path)
{
    return out << path.asked << " asked, bound to " << path.bound;
}

} // namespace

BOOST_AUTO_TEST_SUITE(udp_batch)

// RFC 2181 §4.1, §4.2; RFC 3542 §6 on wildcard addresses.
// checklist: 7.10
BOOST_DATA_TEST_CASE(an_answer_leaves_from_the_address_the_question_came_to, data::make(paths), path)
{
    Server server{path.bound};
    const Endpoint asked{at(path.asked).address, server.endpoint.port};
    const UdpClient client{asked};
    client.send("question");

    const auto datagrams = server.receive();
    BOOST_TEST_REQUIRE(datagrams.size() == 1U);
    const auto local = datagrams[0].local_address();
    echo(datagrams[0]);
    server.send();

    BOOST_TEST_REQUIRE(local.has_value() == path.knows_address);
    if (local)
        BOOST_TEST(*local == asked.address);
    const auto answer = client.receive();
    BOOST_TEST_REQUIRE(answer.has_value());
    BOOST_TEST(answer->text == "question");
    BOOST_TEST(answer->from == asked);
    BOOST_TEST(datagrams[0].peer().port == local_endpoint(client.descriptor())->port);
}

BOOST_AUTO_TEST_CASE(two_hundred_questions_are_answered_in_batches)
{
    Server server{"127.0.0.1"};
    const UdpClient client{server.endpoint};
    std::set<std::string> questions;
    for (int i = 0; i < 200; ++i)
        client.send(*questions.insert("question " + std::to_string(i)).first);

    std::vector<std::size_t> batches;
    for (auto datagrams = server.receive(); !datagrams.empty(); datagrams = server.receive()) {
        std::ranges::for_each(datagrams, echo);
        server.send();
        batches.push_back(datagrams.size());
    }

    BOOST_TEST((batches == std::vector<std::size_t>{64, 64, 64, 8}));
    std::set<std::string> answers;
    for (std::size_t i = 0; i < questions.size(); ++i)
        answers.insert(client.receive().value().text);
    BOOST_TEST((answers == questions));
    BOOST_TEST(server.counters.received == 200U);
    BOOST_TEST(server.counters.sent == 200U);
    BOOST_TEST(server.counters.dropped == 0U);
}

BOOST_AUTO_TEST_CASE(only_datagrams_with_an_answer_are_answered)
{
    Server server{"127.0.0.1"};
    const UdpClient client{server.endpoint};
    for (const auto* question : {"a", "b", "c"})
        client.send(question);

    const auto datagrams = server.receive();
    BOOST_TEST_REQUIRE(datagrams.size() == 3U);
    echo(datagrams[1]);
    server.send();

    BOOST_TEST(client.receive().value().text == "b");
    BOOST_TEST(!client.receive(std::chrono::milliseconds{20}).has_value());
}

// checklist: 7.24
BOOST_AUTO_TEST_CASE(an_answer_of_an_earlier_batch_is_not_sent_again)
{
    Server server{"127.0.0.1"};
    const UdpClient client{server.endpoint};
    client.send("first");
    echo(server.receive()[0]);
    server.send();
    client.send("second");

    BOOST_TEST_REQUIRE(server.receive().size() == 1U);
    server.send();

    BOOST_TEST(client.receive().value().text == "first");
    BOOST_TEST(!client.receive(std::chrono::milliseconds{20}).has_value());
}

BOOST_AUTO_TEST_CASE(a_question_longer_than_the_buffer_is_marked_truncated)
{
    Server server{"127.0.0.1", {.datagrams = 4, .question_octets = 512, .reply_octets = 512}};
    const UdpClient client{server.endpoint};
    client.send(std::string(513, 'x'));
    client.send(std::string(512, 'y'));

    const auto datagrams = server.receive();

    BOOST_TEST_REQUIRE(datagrams.size() == 2U);
    BOOST_TEST(datagrams[0].is_truncated());
    BOOST_TEST(datagrams[0].question().size() == 512U);
    BOOST_TEST(!datagrams[1].is_truncated());
    BOOST_TEST(as_text(datagrams[1].question()) == std::string(512, 'y'));
}

BOOST_AUTO_TEST_CASE(an_empty_datagram_is_an_empty_question)
{
    Server server{"127.0.0.1"};
    const UdpClient client{server.endpoint};
    client.send("");

    const auto datagrams = server.receive();

    BOOST_TEST_REQUIRE(datagrams.size() == 1U);
    BOOST_TEST(datagrams[0].question().empty());
}

BOOST_AUTO_TEST_CASE(an_answer_that_cannot_be_sent_does_not_hold_up_the_others)
{
    // No UDP datagram over IPv4 carries 65,520 octets, so the kernel refuses the one in the middle.
    Server server{"127.0.0.1", {.datagrams = 4, .question_octets = 512, .reply_octets = 65520}};
    const UdpClient client{server.endpoint};
    for (const auto* question : {"a", "b", "c"})
        client.send(question);

    const auto datagrams = server.receive();
    BOOST_TEST_REQUIRE(datagrams.size() == 3U);
    std::ranges::for_each(datagrams, echo);
    datagrams[1].set_reply_size(65520);
    server.send();

    BOOST_TEST(client.receive().value().text == "a");
    BOOST_TEST(client.receive().value().text == "c");
    BOOST_TEST(server.counters.sent == 2U);
    BOOST_TEST(server.counters.dropped == 1U);
}

BOOST_AUTO_TEST_CASE(a_client_that_has_gone_does_not_disturb_the_next_one)
{
    Server server{"127.0.0.1"};
    {
        const UdpClient gone{server.endpoint};
        gone.send("question");
    }
    echo(server.receive()[0]);
    server.send();
    const UdpClient client{server.endpoint};
    client.send("next");

    const auto datagrams = server.receive();

    BOOST_TEST_REQUIRE(datagrams.size() == 1U);
    BOOST_TEST(as_text(datagrams[0].question()) == "next");
}

BOOST_AUTO_TEST_SUITE_END()
