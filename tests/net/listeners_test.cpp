#include "namu/net/listeners.hpp"

#include "namu/net/socket_address.hpp"
#include "namu/net/socket_group.hpp"
#include "net/loopback.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/mman.h>
#include <sys/wait.h>

#include <array>
#include <atomic>
#include <deque>
#include <new>
#include <thread>
#include <utility>
#include <vector>

using namespace namu::net;
using namespace namu::net::test;

namespace {

/// Who holds which port, seen by all processes.
struct PortTable {
    std::array<std::atomic<int>, 65536> holders;
    std::atomic<int> clashes;
    std::atomic<int> failures;
};

class SharedPortTable {
public:
    SharedPortTable()
    {
        void* memory =
            ::mmap(nullptr, sizeof(PortTable), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        BOOST_REQUIRE(memory != MAP_FAILED);
        table_ = new (memory) PortTable{};
    }
    SharedPortTable(const SharedPortTable&) = delete;
    SharedPortTable& operator=(const SharedPortTable&) = delete;
    ~SharedPortTable() { ::munmap(table_, sizeof(PortTable)); }

    PortTable* operator->() const { return table_; }
    PortTable& operator*() const { return *table_; }

private:
    PortTable* table_;
};

/// Opens a pair of listeners again and again, and always keeps a few pairs.
void open_and_close(PortTable& table, int rounds)
{
    const std::array endpoints{at("127.0.0.1:0"), at("[::1]:0")};
    std::deque<std::vector<Listener>> kept;
    const auto drop_oldest = [&] {
        table.holders[kept.front().front().endpoint.port].fetch_sub(1);
        kept.pop_front();
    };
    for (int round = 0; round < rounds; ++round) {
        auto listeners = open_listeners(endpoints, 2);
        if (!listeners || (*listeners)[0].endpoint.port != (*listeners)[1].endpoint.port) {
            ++table.failures;
            continue;
        }
        if (table.holders[(*listeners)[0].endpoint.port].fetch_add(1) != 0)
            ++table.clashes;
        kept.push_back(std::move(*listeners));
        if (kept.size() > 4)
            drop_oldest();
    }
    while (!kept.empty())
        drop_oldest();
}

} // namespace

BOOST_AUTO_TEST_SUITE(listeners)

BOOST_AUTO_TEST_CASE(endpoints_without_a_number_all_get_the_same)
{
    const std::array endpoints{at("127.0.0.1:0"), at("[::1]:0"), at("127.0.0.9:0")};

    const auto listeners = open_listeners(endpoints, 3);

    BOOST_TEST_REQUIRE(listeners.has_value());
    BOOST_TEST_REQUIRE(listeners->size() == endpoints.size());
    const auto number = listeners->front().endpoint.port;
    BOOST_TEST(number != 0);
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        const auto& listener = (*listeners)[i];
        const Endpoint expected{endpoints[i].address, number};
        BOOST_TEST(listener.endpoint == expected);
        BOOST_TEST(listener.udp.size() == 3U);
        BOOST_TEST(listener.tcp.size() == 3U);
        BOOST_TEST(local_endpoint(listener.udp.back().get()).value() == expected);
        BOOST_TEST(local_endpoint(listener.tcp.back().get()).value() == expected);
    }
}

BOOST_AUTO_TEST_CASE(a_fixed_number_stays_beside_a_chosen_one)
{
    const std::array any{at("127.0.0.1:0")};
    auto taken = open_listeners(any, 1);
    BOOST_TEST_REQUIRE(taken.has_value());
    const auto fixed = taken->front().endpoint;
    taken->clear();

    const std::array endpoints{at("127.0.0.2:0"), fixed};
    const auto listeners = open_listeners(endpoints, 1);

    BOOST_TEST_REQUIRE(listeners.has_value());
    BOOST_TEST((*listeners)[1].endpoint == fixed);
    BOOST_TEST((*listeners)[0].endpoint.address == endpoints[0].address);
}

BOOST_AUTO_TEST_CASE(a_number_that_is_taken_for_tcp_alone_is_named_with_its_transport)
{
    const auto holder = open_socket_group(Transport::tcp, at("127.0.0.1:0"), 1);
    BOOST_TEST_REQUIRE(holder.has_value());
    const std::array endpoints{local_endpoint(holder->front().get()).value()};

    const auto listeners = open_listeners(endpoints, 2);

    BOOST_TEST_REQUIRE(listeners.has_error());
    BOOST_TEST(listeners.error().endpoint == endpoints[0]);
    BOOST_TEST((listeners.error().transport == Transport::tcp));
    BOOST_TEST((listeners.error().error == boost::system::errc::address_in_use));
    BOOST_TEST(listeners.error().to_text() == endpoints[0].to_text() + " (TCP): Address already in use");
}

BOOST_AUTO_TEST_CASE(when_one_endpoint_fails_the_others_are_closed_again)
{
    const std::array any{at("127.0.0.1:0")};
    auto before = open_listeners(any, 1);
    BOOST_TEST_REQUIRE(before.has_value());
    const std::array good{before->front().endpoint};
    before->clear();

    const std::array endpoints{good[0], at("192.0.2.77:0")};
    const auto listeners = open_listeners(endpoints, 1);

    BOOST_TEST_REQUIRE(listeners.has_error());
    BOOST_TEST(listeners.error().endpoint == endpoints[1]);
    BOOST_TEST((listeners.error().error == boost::system::errc::address_not_available));
    BOOST_TEST(open_listeners(good, 1).has_value());
}

BOOST_AUTO_TEST_CASE(endpoints_that_can_never_share_a_number_fail_in_the_end)
{
    const std::array endpoints{at("127.0.0.1:0"), at("0.0.0.0:0")};

    const auto listeners = open_listeners(endpoints, 1);

    BOOST_TEST_REQUIRE(listeners.has_error());
    BOOST_TEST(listeners.error().endpoint.port == 0);
    BOOST_TEST((listeners.error().error == boost::system::errc::address_in_use));
}

BOOST_AUTO_TEST_CASE(eight_processes_never_get_the_same_number)
{
    const SharedPortTable table;
    std::array<pid_t, 8> children;
    for (auto& child : children) {
        child = ::fork();
        BOOST_REQUIRE_GE(child, 0);
        if (child == 0) {
            open_and_close(*table, 1000);
            ::_exit(0);
        }
    }

    for (const auto child : children) {
        int status = -1;
        BOOST_TEST(::waitpid(child, &status, 0) == child);
        BOOST_TEST(status == 0);
    }
    BOOST_TEST(table->clashes == 0);
    BOOST_TEST(table->failures == 0);
}

BOOST_AUTO_TEST_CASE(eight_threads_never_get_the_same_number)
{
    const SharedPortTable table;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&table] { open_and_close(*table, 200); });
    }

    BOOST_TEST(table->clashes == 0);
    BOOST_TEST(table->failures == 0);
}

BOOST_AUTO_TEST_SUITE_END()
