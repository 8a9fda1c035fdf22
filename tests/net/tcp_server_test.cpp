#include "namu/net/tcp_server.hpp"

#include "namu/net/listeners.hpp"
#include "net/loopback.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;
using namespace namu;
using namespace namu::net;
using namespace namu::net::test;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t large_octets = 60000;
/// So many large messages fit into no buffer of the kernel.
constexpr int flow_messages = 400;

/// On the thread of the server, where a test may not judge.
std::size_t write_text(std::string_view text, MutableBytes room)
{
    std::ranges::copy(as_bytes(text), room.begin());
    return text.size();
}

/// `count` large messages.
class Flow : public TcpStream {
public:
    explicit Flow(int count) : left_{count} {}

    TcpPart next(MutableBytes room) override
    {
        const auto octets = write_text(std::string(large_octets, static_cast<char>('0' + left_ % 10)), room);
        return {octets, --left_ > 0 ? TcpPart::Then::more : TcpPart::Then::finished};
    }

private:
    int left_;
};

/// Does what the question says; a question that says nothing special is its own answer.
TcpReply obey(Bytes question, MutableBytes room, const TcpPeer& peer)
{
    const auto text = as_text(question);
    if (text == "nothing")
        return TcpReply::nothing();
    if (text == "close")
        return TcpReply::close();
    if (text == "large")
        return TcpReply::message(write_text(std::string(large_octets, 'x'), room));
    if (text == "flow")
        return TcpReply::first_of_many(write_text("begin", room), std::make_unique<Flow>(flow_messages));
    if (text == "who")
        return TcpReply::message(write_text(
            peer.remote.to_text() + " " + peer.local.to_text() + " " + std::to_string(peer.listener), room));
    return TcpReply::message(write_text(text, room));
}

/// A TCP server on a thread of its own.
class Server {
public:
    explicit Server(TcpSettings settings = {}, ConnectionLimits::Limits most = {},
                    std::string_view address = "127.0.0.1")
        : limits{std::make_shared<ConnectionLimits>(most)},
          server_{std::in_place, thread.context, limits, settings,
                  [this](const TcpBatch& batch, std::size_t number, MutableBytes room) {
                      ++questions;
                      largest_batch = std::max(largest_batch.load(), batch.questions.size());
                      return obey(batch.questions[number], room, batch.peer);
                  }}
    {
        const std::array endpoints{at(address)};
        auto listeners = open_listeners(endpoints, 1).value();
        endpoint = listeners.front().endpoint;
        thread.run([&] { server_->listen(std::move(listeners.front().tcp.front()), endpoint, 7); });
    }
    ~Server()
    {
        thread.join();
        server_.reset();
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    TcpCounters counters()
    {
        TcpCounters copy;
        thread.run([&] { copy = server_->counters(); });
        return copy;
    }
    std::size_t connections()
    {
        std::size_t count = 0;
        thread.run([&] { count = server_->connections(); });
        return count;
    }
    TcpServer& operator*() { return *server_; }
    TcpServer* operator->() { return &*server_; }

    std::shared_ptr<ConnectionLimits> limits;
    std::atomic<std::size_t> questions{0};
    std::atomic<std::size_t> largest_batch{0};
    Endpoint endpoint;
    Worker thread;

private:
    std::optional<TcpServer> server_;
};

/// A client whose connection the server has accepted, as one answer shows.
std::unique_ptr<TcpClient> known_client(const Server& server)
{
    auto client = std::make_unique<TcpClient>(server.endpoint);
    client->ask("known");
    BOOST_REQUIRE(client->receive() == "known");
    return client;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tcp_server)

// RFC 7766 §6.2.1
// checklist: 7.17
BOOST_AUTO_TEST_CASE(questions_on_one_connection_are_answered_in_turn)
{
    Server server;
    const TcpClient client{server.endpoint};

    for (const auto* question : {"first", "second", "third"}) {
        client.ask(question);
        BOOST_TEST(client.receive().value() == question);
    }
    BOOST_TEST(server.counters().accepted == 1U);
    BOOST_TEST(server.counters().questions == 3U);
    BOOST_TEST(server.counters().messages == 3U);
}

// RFC 7766 §6.2.1.1, §7: each is answered, here in order.
// checklist: 7.16, 7.17
BOOST_DATA_TEST_CASE(pipelined_questions_are_answered_in_their_order_in_pieces_of_any_size,
                     data::make({1, 3, 64, 100000}), piece)
{
    Server server;
    const TcpClient client{server.endpoint};
    std::string stream;
    for (int i = 0; i < 300; ++i)
        stream += framed("question " + std::to_string(i));

    for (std::string_view rest{stream}; !rest.empty();) {
        const auto count = std::min(rest.size(), static_cast<std::size_t>(piece));
        client.send(rest.substr(0, count));
        rest.remove_prefix(count);
    }

    for (int i = 0; i < 300; ++i)
        BOOST_TEST_REQUIRE(client.receive().value() == "question " + std::to_string(i));
}

BOOST_AUTO_TEST_CASE(questions_that_come_together_are_a_batch_and_so_are_those_left_after_a_long_answer)
{
    Server server;
    const TcpClient client{server.endpoint};

    client.send(framed("one") + framed("flow") + framed("two") + framed("three"));

    BOOST_TEST(client.receive().value() == "one");
    BOOST_TEST(client.receive().value() == "begin");
    for (int left = flow_messages; left > 0; --left)
        BOOST_TEST_REQUIRE(client.receive().value().size() == large_octets);
    BOOST_TEST(client.receive().value() == "two");
    BOOST_TEST(client.receive().value() == "three");
    BOOST_TEST(server.questions == 4U);
    BOOST_TEST(server.largest_batch == 4U);
}

BOOST_AUTO_TEST_CASE(no_batch_is_larger_than_a_handler_expects)
{
    Server server;
    const TcpClient client{server.endpoint};
    std::string stream;
    for (std::size_t i = 0; i < 3 * max_tcp_batch; ++i)
        stream += framed("question");

    client.send(stream);

    for (std::size_t i = 0; i < 3 * max_tcp_batch; ++i)
        BOOST_TEST_REQUIRE(client.receive().value() == "question");
    BOOST_TEST(server.largest_batch == max_tcp_batch);
}

// RFC 7766 §8: a client may not see the length alone.
// checklist: 7.18
BOOST_AUTO_TEST_CASE(the_length_arrives_together_with_its_message)
{
    Server server;
    const TcpClient client{server.endpoint};

    for (int i = 0; i < 100; ++i) {
        client.ask("question");
        BOOST_TEST_REQUIRE(client.receive_some() == framed("question"));
    }
}

BOOST_AUTO_TEST_CASE(the_longest_message_goes_there_and_back)
{
    Server server;
    const TcpClient client{server.endpoint};
    const std::string longest(max_tcp_message_octets, 'x');

    client.ask(longest);

    BOOST_TEST((client.receive() == longest));
}

BOOST_AUTO_TEST_CASE(a_question_without_an_answer_leaves_the_connection_open)
{
    Server server;
    const TcpClient client{server.endpoint};

    client.send(framed("nothing") + framed("question"));

    BOOST_TEST(client.receive().value() == "question");
}

BOOST_AUTO_TEST_CASE(when_the_handler_closes_earlier_answers_arrive_and_later_questions_are_not_answered)
{
    Server server;
    const TcpClient client{server.endpoint};

    client.send(framed("before") + framed("close") + framed("after"));

    BOOST_TEST(client.receive().value() == "before");
    BOOST_TEST(client.sees_end());
    BOOST_TEST(server.questions == 2U);
}

// checklist: 7.16
BOOST_AUTO_TEST_CASE(a_message_of_no_octets_ends_the_connection)
{
    Server server;
    const TcpClient client{server.endpoint};

    client.send(framed("before") + framed("") + framed("after"));

    BOOST_TEST(client.receive().value() == "before");
    BOOST_TEST(client.sees_end());
    BOOST_TEST(server.counters().malformed == 1U);
}

struct Place {
    std::string_view bound;
    std::string_view asked;
};
const Place places[] = {{"127.0.0.1", "127.0.0.1"}, {"0.0.0.0", "127.0.0.5"}, {"::", "::1"}, {"::1", "::1"}};
std::ostream& operator<<(std::ostream& out, const Place& place)
{
    return out << place.asked << " asked, bound to " << place.bound;
}

BOOST_DATA_TEST_CASE(the_handler_knows_both_ends, data::make(places), place)
{
    Server server{{}, {}, place.bound};
    const Endpoint asked{at(place.asked).address, server.endpoint.port};
    const TcpClient client{asked};

    client.ask("who");

    const auto expected = client.local().to_text() + " " + asked.to_text() + " 7";
    BOOST_TEST(client.receive().value() == expected);
}

// checklist: 7.21
BOOST_AUTO_TEST_CASE(a_client_that_closes_its_sending_side_gets_all_its_answers)
{
    Server server;
    const TcpClient client{server.endpoint};

    client.send(framed("large") + framed("large") + framed("large") + framed("last"));
    client.shut_down_sending();

    for (int i = 0; i < 3; ++i)
        BOOST_TEST(client.receive().value().size() == large_octets);
    BOOST_TEST(client.receive().value() == "last");
    BOOST_TEST(client.sees_end());
    BOOST_TEST(eventually([&] { return server.connections() == 0; }));
}

// RFC 7766 §6.2.4
BOOST_AUTO_TEST_CASE(a_client_that_goes_away_in_the_middle_of_a_message_leaves_nothing_behind)
{
    Server server;
    auto client = known_client(server);
    client->send(framed("never finished").substr(0, 5));

    client->close();

    BOOST_TEST(eventually([&] { return server.limits->connections() == 0; }));
    BOOST_TEST(server.connections() == 0U);
    BOOST_TEST(server.counters().questions == 1U);
}

BOOST_AUTO_TEST_CASE(a_half_message_does_not_hold_up_other_clients)
{
    Server server;
    const TcpClient slow{server.endpoint};
    slow.send(framed("question").substr(0, 5));

    BOOST_TEST(known_client(server)->is_connected());
    slow.send(framed("question").substr(5));
    BOOST_TEST(slow.receive().value() == "question");
}

// RFC 7766 §6.2.3
BOOST_AUTO_TEST_CASE(an_idle_connection_is_closed)
{
    Server server{{.idle_time_out = 50ms}};
    const auto client = known_client(server);

    BOOST_TEST(client->sees_end());
    BOOST_TEST(server.counters().timed_out == 1U);
}

BOOST_AUTO_TEST_CASE(a_connection_on_which_nothing_is_ever_asked_is_closed)
{
    Server server{{.idle_time_out = 50ms}};
    const TcpClient client{server.endpoint};

    BOOST_TEST(client.sees_end());
}

// RFC 7766 §6.2.3
// checklist: 7.19
BOOST_AUTO_TEST_CASE(changed_settings_hold_for_connections_that_ask_again)
{
    Server server{{.idle_time_out = 60s}};
    const auto client = known_client(server);

    server->change({.idle_time_out = 100ms});
    client->ask("again");
    BOOST_TEST(client->receive().value_or("") == "again");

    BOOST_TEST(eventually([&] { return server.connections() == 0; }));
    BOOST_TEST(server.counters().timed_out == 1U);
}

BOOST_AUTO_TEST_CASE(each_whole_question_restarts_the_idle_clock)
{
    Server server{{.idle_time_out = 800ms}};
    const TcpClient client{server.endpoint};
    const auto end = std::chrono::steady_clock::now() + 1500ms;

    while (std::chrono::steady_clock::now() < end) {
        client.ask("question");
        BOOST_TEST_REQUIRE(client.receive().value_or("") == "question");
        std::this_thread::sleep_for(50ms);
    }

    BOOST_TEST(client.sees_end());
}

// RFC 7766 §10
// checklist: 7.19
BOOST_AUTO_TEST_CASE(a_trickle_of_octets_does_not_keep_a_half_message_alive)
{
    Server server{{.idle_time_out = 10s, .message_time_out = 200ms}};
    const TcpClient client{server.endpoint};
    const auto message = framed(std::string(1000, 'x'));
    client.send(message.substr(0, 1));

    std::size_t sent = 1;
    while (sent < message.size() && client.try_send(message.substr(sent, 1))) {
        ++sent;
        std::this_thread::sleep_for(10ms);
    }

    BOOST_TEST(sent < message.size());
    BOOST_TEST(server.counters().timed_out == 1U);
}

// RFC 7766 §10, RFC 9210 §4.2
// checklist: 7.19
BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_is_cut_off_and_holds_up_nobody)
{
    Server server{{.write_time_out = 300ms}};
    const TcpClient blocked{server.endpoint, 4096};
    std::string stream;
    for (int i = 0; i < 1000; ++i)
        stream += framed("large");
    blocked.send(stream);

    BOOST_TEST_REQUIRE(eventually([&] { return server.questions > 0; }));

    const bool cut_off = eventually([&] {
        const TcpClient other{server.endpoint};
        other.ask("question");
        BOOST_TEST_REQUIRE(other.receive().value_or("") == "question");
        return server.counters().timed_out > 0;
    });

    BOOST_TEST(cut_off);
    BOOST_TEST(server.counters().timed_out == 1U);
    BOOST_TEST(eventually([&] { return server.connections() == 0; }));
}

BOOST_AUTO_TEST_CASE(no_more_questions_are_read_while_too_many_answers_wait)
{
    Server server{{.write_time_out = 60s, .max_pending_octets = 100000}};
    TcpClient blocked{server.endpoint, 4096};
    std::string stream;
    for (int i = 0; i < 1000; ++i)
        stream += framed("large");
    blocked.send(stream);

    // What is answered fits into the buffers of the kernel and of the session: a few of 60 megabytes.
    std::size_t answered = 0;
    BOOST_TEST(eventually([&] {
        const auto before = std::exchange(answered, server.questions.load());
        std::this_thread::sleep_for(20ms);
        return answered > 0 && answered == before;
    }));
    BOOST_TEST(answered < 500U);

    for (int i = 0; i < 1000; ++i)
        BOOST_TEST_REQUIRE(blocked.receive().value_or("").size() == large_octets);
    BOOST_TEST(server.questions == 1000U);
}

// RFC 7766 §10
BOOST_AUTO_TEST_CASE(clients_that_do_not_read_share_one_bounded_memory_and_others_are_answered)
{
    constexpr std::size_t most = 300'000;
    Server server{{.write_time_out = 60s}, {.total = 1'000, .per_client = 1'000, .pending_octets = most}};
    std::string stream;
    for (int i = 0; i < 1000; ++i)
        stream += framed("large");
    std::vector<std::unique_ptr<TcpClient>> blocked;
    std::size_t held = 0;
    for (int i = 0; i < 20; ++i) {
        blocked.push_back(std::make_unique<TcpClient>(server.endpoint, 4096));
        blocked.back()->send(stream);
        BOOST_TEST(known_client(server) != nullptr);
        held = std::max(held, server.limits->pending_octets());
    }

    BOOST_TEST(eventually([&] { return server.counters().over_memory > 0; }));
    BOOST_TEST(held > 0U);
    BOOST_TEST(held <= most);
    blocked.clear();
    BOOST_TEST(eventually([&] { return server.connections() == 0; }));
    BOOST_TEST(server.limits->pending_octets() == 0U);
}

BOOST_AUTO_TEST_CASE(long_questions_that_do_not_end_share_the_same_memory)
{
    constexpr std::size_t most = 300'000;
    Server server{{.message_time_out = 60s}, {.total = 1'000, .per_client = 1'000, .pending_octets = most}};
    std::vector<std::unique_ptr<TcpClient>> half;
    for (int i = 0; i < 20; ++i) {
        half.push_back(std::make_unique<TcpClient>(server.endpoint));
        half.back()->send("\xff\xff" + std::string(60'000, 'x'));
    }

    BOOST_TEST(eventually([&] { return server.counters().over_memory > 0; }));
    BOOST_TEST(server.limits->pending_octets() > 0U);
    BOOST_TEST(server.limits->pending_octets() <= most);
    BOOST_TEST(known_client(server) != nullptr);
    half.clear();
    BOOST_TEST(eventually([&] { return server.connections() == 0; }));
    BOOST_TEST(server.limits->pending_octets() == 0U);
}

// RFC 7766 §6.2.4
// checklist: 7.20
BOOST_AUTO_TEST_CASE(what_waits_for_a_client_that_went_away_is_dropped)
{
    Server server;
    auto client = known_client(server);
    client->ask("flow");
    BOOST_TEST_REQUIRE(client->receive().value_or("") == "begin");

    client->close();

    BOOST_TEST(eventually([&] { return server.connections() == 0; }));
    BOOST_TEST(server.counters().messages < std::uint64_t{flow_messages});
}

// RFC 5936 §2.2: as a zone transfer will be.
BOOST_AUTO_TEST_CASE(an_answer_of_many_messages_comes_whole_before_the_next_one)
{
    Server server;
    const TcpClient client{server.endpoint};

    client.send(framed("flow") + framed("next"));

    BOOST_TEST(client.receive().value() == "begin");
    for (int left = flow_messages; left > 0; --left) {
        const std::string expected(large_octets, static_cast<char>('0' + left % 10));
        BOOST_TEST_REQUIRE((client.receive() == expected));
    }
    BOOST_TEST(client.receive().value() == "next");
}

// RFC 7766 §6.2.2
// checklist: 7.19
BOOST_AUTO_TEST_CASE(a_client_at_its_limit_loses_its_longest_idle_connection)
{
    Server server{{}, {.total = 10, .per_client = 2}};
    const auto first = known_client(server);
    const auto second = known_client(server);

    const auto third = known_client(server);

    BOOST_TEST(first->sees_end());
    second->ask("still here");
    BOOST_TEST(second->receive().value() == "still here");
    BOOST_TEST(server.counters().evicted == 1U);
}

// RFC 7766 §6.2.2
// checklist: 7.19
BOOST_AUTO_TEST_CASE(a_client_at_its_limit_is_refused_while_all_its_connections_have_answers_under_way)
{
    Server server{{.write_time_out = 60s, .hasty_write_time_out = 60s}, {.total = 10, .per_client = 1}};
    TcpClient busy{server.endpoint, 4096};
    busy.ask("flow");
    BOOST_TEST_REQUIRE(busy.receive().value_or("") == "begin");

    BOOST_TEST(TcpClient{server.endpoint}.sees_end());
    BOOST_TEST(server.counters().refused == 1U);

    busy.close();
    BOOST_TEST(eventually([&] { return server.limits->connections() == 0; }));
    BOOST_TEST(known_client(server)->is_connected());
}

// RFC 7766 §6.2.3, RFC 9210 §4.2
// checklist: 7.19
BOOST_AUTO_TEST_CASE(at_the_total_limit_the_longest_idle_connection_makes_room)
{
    Server server{{}, {.total = 2, .per_client = 10}};
    const auto first = known_client(server);
    const auto second = known_client(server);
    first->ask("again");
    BOOST_TEST(first->receive().value() == "again");

    const auto third = known_client(server);

    BOOST_TEST(second->sees_end());
    first->ask("still here");
    BOOST_TEST(first->receive().value() == "still here");
    BOOST_TEST(server.counters().evicted == 1U);
}

BOOST_AUTO_TEST_CASE(at_the_total_limit_nobody_loses_an_answer)
{
    Server server{{.write_time_out = 60s, .hasty_write_time_out = 60s}, {.total = 1, .per_client = 10}};
    const TcpClient busy{server.endpoint, 4096};
    busy.ask("flow");
    BOOST_TEST(busy.receive().value() == "begin");

    BOOST_TEST(TcpClient{server.endpoint}.sees_end());

    for (int i = 0; i < flow_messages; ++i)
        BOOST_TEST_REQUIRE(busy.receive().value_or("").size() == large_octets);
    BOOST_TEST(server.counters().refused == 1U);
}

// RFC 7766 §6.2.3
BOOST_AUTO_TEST_CASE(a_crowd_that_never_asks_takes_places_from_its_like_only)
{
    Server server{{}, {.total = 4, .per_client = 10}};
    const auto first = known_client(server);
    const auto second = known_client(server);
    std::vector<std::unique_ptr<TcpClient>> crowd;
    for (int i = 0; i < 20; ++i) {
        crowd.push_back(std::make_unique<TcpClient>(server.endpoint));
        crowd.back()->send("\x01");
    }

    BOOST_TEST(eventually([&] { return server.counters().evicted == 18U; }));
    for (const auto* const client : {&first, &second}) {
        (*client)->ask("still here");
        BOOST_TEST((*client)->receive().value_or("") == "still here");
    }
}

BOOST_AUTO_TEST_CASE(who_has_just_connected_may_ask_in_a_house_full_of_clients_that_have)
{
    Server server{{}, {.total = 4, .per_client = 10}};
    std::vector<std::unique_ptr<TcpClient>> known;
    for (int i = 0; i < 3; ++i)
        known.push_back(known_client(server));
    const TcpClient newcomer{server.endpoint};
    BOOST_TEST(eventually([&] { return server.connections() == 4; }));

    const TcpClient next{server.endpoint};
    BOOST_TEST(known.front()->sees_end());

    for (const TcpClient* const client : {&newcomer, &next}) {
        client->ask("question");
        BOOST_TEST(client->receive().value_or("") == "question");
    }
}

/// Clients that ask on all connections there are, and read no answer: not before `hasty_write_time_out` is over, and then
/// at once.
BOOST_AUTO_TEST_CASE(at_a_limit_a_client_that_does_not_take_its_answers_makes_room)
{
    Server server{{.write_time_out = 60s, .hasty_write_time_out = 50ms}, {.total = 2, .per_client = 10}};
    const TcpClient first{server.endpoint, 4096};
    first.ask("flow");
    BOOST_TEST_REQUIRE(first.receive().value_or("") == "begin");
    const TcpClient second{server.endpoint, 4096};
    second.ask("flow");
    BOOST_TEST_REQUIRE(second.receive().value_or("") == "begin");

    BOOST_TEST(eventually([&] {
        const TcpClient late{server.endpoint};
        late.ask("question");
        return late.receive().value_or("") == "question";
    }));

    BOOST_TEST(server.counters().evicted == 1U);
    BOOST_TEST(server.counters().timed_out == 0U);
}

BOOST_AUTO_TEST_CASE(without_file_descriptors_accepting_waits_and_goes_on)
{
    Server server{{.accept_pause = 5ms}};
    rlimit before{};
    BOOST_TEST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    const TcpClient first{server.endpoint};
    first.ask("first");
    BOOST_TEST_REQUIRE(first.receive().value() == "first");

    const TcpClient client{client_socket(Transport::tcp, server.endpoint)};
    const rlimit none{3, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
    const bool connected = client.connect(server.endpoint);
    first.ask("others are served meanwhile");
    const auto answer = first.receive();
    const auto accepted = server.counters().accepted;
    ::setrlimit(RLIMIT_NOFILE, &before);

    BOOST_TEST(connected);
    BOOST_TEST(answer.value_or("") == "others are served meanwhile");
    BOOST_TEST(accepted == 1U);
    client.ask("question");
    BOOST_TEST(client.receive().value() == "question");
}

BOOST_AUTO_TEST_CASE(drain_closes_idle_connections_at_once_and_accepts_no_more)
{
    Server server;
    const auto idle = known_client(server);
    std::promise<void> drained;

    server->drain(60s, [&] { drained.set_value(); });

    BOOST_TEST(idle->sees_end());
    idle->close();
    BOOST_TEST_REQUIRE((drained.get_future().wait_for(patience) == std::future_status::ready));
    BOOST_TEST(!TcpClient{server.endpoint}.is_connected());
}

BOOST_AUTO_TEST_CASE(drain_waits_a_moment_for_the_question_of_who_has_just_connected)
{
    Server server{{.linger_time_out = 10ms, .last_question_time_out = 10s}};
    const TcpClient client{server.endpoint};
    BOOST_TEST_REQUIRE(eventually([&] { return server.counters().accepted == 1U; }));
    std::promise<void> drained;

    server->drain(60s, [&] { drained.set_value(); });
    client.ask("asked while the server ends");

    BOOST_TEST(client.receive().value_or("") == "asked while the server ends");
    BOOST_TEST(client.sees_end());
    BOOST_TEST((drained.get_future().wait_for(patience) == std::future_status::ready));
}

BOOST_AUTO_TEST_CASE(drain_does_not_wait_long_for_who_does_not_ask)
{
    Server server{{.last_question_time_out = 20ms}};
    const TcpClient silent{server.endpoint};
    BOOST_TEST_REQUIRE(eventually([&] { return server.counters().accepted == 1U; }));
    std::promise<void> drained;

    server->drain(60s, [&] { drained.set_value(); });

    BOOST_TEST(silent.sees_end());
    BOOST_TEST((drained.get_future().wait_for(patience) == std::future_status::ready));
}

BOOST_AUTO_TEST_CASE(drain_finishes_the_answers_that_are_under_way)
{
    Server server{{.linger_time_out = 10ms}};
    const TcpClient client{server.endpoint, 4096};
    client.send(framed("flow"));
    BOOST_TEST(client.receive().value() == "begin");
    std::promise<void> drained;

    server->drain(60s, [&] { drained.set_value(); });

    for (int i = 0; i < flow_messages; ++i)
        BOOST_TEST_REQUIRE(client.receive().value_or("").size() == large_octets);
    BOOST_TEST(client.sees_end());
    BOOST_TEST((drained.get_future().wait_for(patience) == std::future_status::ready));
}

BOOST_AUTO_TEST_CASE(drain_ends_at_its_limit_with_clients_that_do_not_read)
{
    Server server{{.write_time_out = 60s}};
    const TcpClient blocked{server.endpoint, 4096};
    blocked.ask("flow");
    BOOST_TEST(blocked.receive().value() == "begin");
    std::promise<void> drained;

    server->drain(50ms, [&] { drained.set_value(); });

    BOOST_TEST((drained.get_future().wait_for(patience) == std::future_status::ready));
    BOOST_TEST(server.limits->connections() == 0U);
}

BOOST_AUTO_TEST_CASE(drain_without_connections_is_over_at_once)
{
    Server server;
    std::promise<void> drained;

    server->drain(60s, [&] { drained.set_value(); });

    BOOST_TEST((drained.get_future().wait_for(patience) == std::future_status::ready));
}

BOOST_AUTO_TEST_CASE(stop_from_another_thread_closes_everything)
{
    Server server;
    const auto client = known_client(server);

    server->stop();

    BOOST_TEST(client->sees_end());
    BOOST_TEST(eventually([&] { return server.limits->connections() == 0; }));
    BOOST_TEST(!TcpClient{server.endpoint}.is_connected());
}

BOOST_AUTO_TEST_CASE(one_server_listens_on_several_endpoints)
{
    Server server;
    const std::array endpoints{at("[::1]:0")};
    auto listeners = open_listeners(endpoints, 1).value();
    const auto second = listeners.front().endpoint;
    server.thread.run([&] { server->listen(std::move(listeners.front().tcp.front()), second, 8); });

    const TcpClient client{second};
    client.ask("who");

    BOOST_TEST(client.receive().value().ends_with("]:" + std::to_string(second.port) + " 8"));
    BOOST_TEST(known_client(server)->is_connected());
}

// RFC 7766 §6.2.3
BOOST_AUTO_TEST_CASE(a_number_that_is_closed_takes_no_more_and_gives_what_it_owes)
{
    Server server;
    const auto client = known_client(server);
    const TcpClient reads_late{server.endpoint};
    reads_late.ask("flow");
    BOOST_TEST(reads_late.receive().value() == "begin");

    server.thread.run([&] { server->close(7); });

    BOOST_TEST(client->sees_end());
    for (int left = flow_messages; left > 0; --left)
        BOOST_TEST_REQUIRE(reads_late.receive().value().size() == large_octets);
    BOOST_TEST(reads_late.sees_end());
    const TcpClient late{client_socket(Transport::tcp, server.endpoint)};
    BOOST_TEST(!late.connect(server.endpoint));
    BOOST_TEST(eventually([&] { return server.connections() == 0; }));
}

BOOST_AUTO_TEST_CASE(the_numbers_beside_one_that_is_closed_go_on)
{
    Server server;
    const auto stays = known_client(server);
    const std::array endpoints{at("127.0.0.1")};
    auto listeners = open_listeners(endpoints, 1).value();
    const Endpoint other = listeners.front().endpoint;
    server.thread.run([&] { server->listen(std::move(listeners.front().tcp.front()), other, 8); });
    const TcpClient goes{other};
    goes.ask("known");
    BOOST_TEST(goes.receive().value() == "known");

    server.thread.run([&] { server->close(8); });

    BOOST_TEST(goes.sees_end());
    stays->ask("question");
    BOOST_TEST(stays->receive().value() == "question");
    BOOST_TEST(known_client(server)->is_connected());
}

BOOST_AUTO_TEST_SUITE_END()
