#include "namu/net/udp_worker.hpp"

#include "namu/net/socket_group.hpp"
#include "net/loopback.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <optional>
#include <string>

using namespace namu;
using namespace namu::net;
using namespace namu::net::test;

namespace {

/// Puts its own name before each question.
struct NamingEcho {
    std::string name;

    void operator()(std::span<Datagram> datagrams) const
    {
        for (auto& datagram : datagrams) {
            const auto text = name + std::string{as_text(datagram.question())};
            std::ranges::copy(as_bytes(text), datagram.reply_room().begin());
            datagram.set_reply_size(text.size());
        }
    }
};

using EchoWorker = UdpWorker<NamingEcho>;

FileDescriptor open_one(std::string_view address)
{
    auto group = open_socket_group(Transport::udp, at(address), 1).value();
    return std::move(group.front());
}

} // namespace

BOOST_AUTO_TEST_SUITE(udp_worker)

BOOST_AUTO_TEST_CASE(workers_of_one_thread_share_a_batch_and_keep_their_clients_apart)
{
    auto first_socket = open_one("127.0.0.1");
    auto second_socket = open_one("::1");
    const UdpClient first_client{local_endpoint(first_socket.get()).value()};
    const UdpClient second_client{local_endpoint(second_socket.get()).value()};

    Worker thread;
    const auto batch = std::make_shared<UdpBatch>();
    EchoWorker first{thread.context, std::move(first_socket), batch, {"one "}};
    EchoWorker second{thread.context, std::move(second_socket), batch, {"two "}};
    thread.run([&] {
        first.start();
        second.start();
    });

    for (int i = 0; i < 300; ++i) {
        const auto text = std::to_string(i);
        first_client.send(text);
        second_client.send(text);
        BOOST_TEST_REQUIRE(first_client.receive().value().text == "one " + text);
        BOOST_TEST_REQUIRE(second_client.receive().value().text == "two " + text);
    }
    thread.join();
    BOOST_TEST(first.counters().sent == 300U);
}

BOOST_AUTO_TEST_CASE(a_flood_on_one_socket_leaves_turns_for_others)
{
    // Each answer goes back into the socket it came from: a question that never ends.
    auto looping_socket = open_one("127.0.0.1");
    const auto looping_endpoint = local_endpoint(looping_socket.get()).value();
    auto socket = open_one("127.0.0.1");
    const UdpClient client{local_endpoint(socket.get()).value()};

    Worker thread;
    const auto batch = std::make_shared<UdpBatch>(UdpBatchSizes{.datagrams = 1});
    const int loop = looping_socket.get();
    const auto feed = [loop, looping_endpoint](std::span<Datagram>) {
        const SocketAddress to{looping_endpoint};
        static_cast<void>(::sendto(loop, "again", 5, 0, &to.any, to.size()));
    };
    UdpWorker flooded{thread.context, std::move(looping_socket), batch, feed};
    EchoWorker echo{thread.context, std::move(socket), batch, {""}};
    feed({});
    thread.run([&] {
        flooded.start();
        echo.start();
    });

    client.send("question");

    BOOST_TEST(client.receive().value().text == "question");
    thread.join();
    BOOST_TEST(flooded.counters().received > 0U);
}

BOOST_AUTO_TEST_CASE(after_stop_from_another_thread_the_port_is_free)
{
    auto socket = open_one("127.0.0.1");
    const auto endpoint = local_endpoint(socket.get()).value();
    Worker thread;
    EchoWorker worker{thread.context, std::move(socket), std::make_shared<UdpBatch>(), {""}};
    thread.run([&] { worker.start(); });

    worker.stop();

    BOOST_TEST(eventually([&] { return open_socket_group(Transport::udp, endpoint, 1).has_value(); }));
    thread.join();
}

BOOST_AUTO_TEST_CASE(a_worker_may_be_destroyed_while_its_thread_runs)
{
    auto socket = open_one("127.0.0.1");
    const UdpClient client{local_endpoint(socket.get()).value()};
    Worker thread;
    std::optional<EchoWorker> worker;
    worker.emplace(thread.context, std::move(socket), std::make_shared<UdpBatch>(), NamingEcho{""});

    // The event for the question is delivered after the worker is gone.
    thread.run([&] {
        worker->start();
        client.send("question");
        worker.reset();
    });

    BOOST_TEST(!client.receive(std::chrono::milliseconds{20}).has_value());
    thread.join();
}

BOOST_AUTO_TEST_SUITE_END()
