#include "namu/net/connection_limits.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

using boost::asio::ip::make_address;
using namu::net::ConnectionLimits;
using Lease = ConnectionLimits::Lease;
using Refusal = ConnectionLimits::Refusal;

namespace {

bool is_refused(const std::variant<Lease, Refusal>& verdict, Refusal refusal)
{
    const auto* got = std::get_if<Refusal>(&verdict);
    return got != nullptr && *got == refusal;
}

bool is_admitted(const std::variant<Lease, Refusal>& verdict)
{
    return std::holds_alternative<Lease>(verdict);
}

} // namespace

BOOST_AUTO_TEST_SUITE(connection_limits)

BOOST_AUTO_TEST_CASE(memory_is_shared_by_all_and_comes_back_with_the_lease)
{
    ConnectionLimits limits{{.total = 10, .per_client = 10, .pending_octets = 100}};
    {
        auto first = std::get<Lease>(limits.admit(make_address("192.0.2.1")));
        auto second = std::get<Lease>(limits.admit(make_address("192.0.2.2")));
        BOOST_TEST(first.hold(60));
        BOOST_TEST(!second.hold(41));
        BOOST_TEST(second.hold(40));
        BOOST_TEST(limits.pending_octets() == 100U);
        BOOST_TEST(first.hold(10));
        BOOST_TEST(second.hold(90));
        const Lease moved{std::move(second)};
        BOOST_TEST(limits.pending_octets() == 100U);
        limits.change({.total = 10, .per_client = 10, .pending_octets = 50});
        BOOST_TEST(!first.hold(11));
        BOOST_TEST(first.hold(0));
    }
    BOOST_TEST(limits.pending_octets() == 0U);
}

BOOST_AUTO_TEST_CASE(changed_limits_hold_for_who_comes_next)
{
    ConnectionLimits limits{{.total = 10, .per_client = 1}};
    const auto first = limits.admit(make_address("192.0.2.1"));
    BOOST_TEST(is_refused(limits.admit(make_address("192.0.2.1")), Refusal::client_reached));

    limits.change({.total = 10, .per_client = 2});

    BOOST_TEST(is_admitted(limits.admit(make_address("192.0.2.1"))));
}

// RFC 7766 §6.2.2
// checklist: 7.19
BOOST_AUTO_TEST_CASE(a_client_is_refused_at_its_own_limit_and_others_are_not)
{
    ConnectionLimits limits{{.total = 10, .per_client = 2}};
    const auto first = limits.admit(make_address("192.0.2.1"));
    const auto second = limits.admit(make_address("192.0.2.1"));

    BOOST_TEST(is_refused(limits.admit(make_address("192.0.2.1")), Refusal::client_reached));
    BOOST_TEST(is_admitted(limits.admit(make_address("192.0.2.2"))));
    BOOST_TEST(limits.connections() == 2U);
}

BOOST_AUTO_TEST_CASE(everybody_is_refused_at_the_total_limit)
{
    ConnectionLimits limits{{.total = 2, .per_client = 2}};
    const auto first = limits.admit(make_address("192.0.2.1"));
    const auto second = limits.admit(make_address("192.0.2.2"));

    BOOST_TEST(is_refused(limits.admit(make_address("192.0.2.3")), Refusal::total_reached));
}

BOOST_AUTO_TEST_CASE(a_client_over_its_own_limit_is_told_so_even_when_all_places_are_taken)
{
    ConnectionLimits limits{{.total = 1, .per_client = 1}};
    const auto lease = limits.admit(make_address("192.0.2.1"));

    BOOST_TEST(is_refused(limits.admit(make_address("192.0.2.1")), Refusal::client_reached));
}

BOOST_AUTO_TEST_CASE(a_lease_gives_its_place_back_once)
{
    ConnectionLimits limits{{.total = 1, .per_client = 1}};
    {
        auto verdict = limits.admit(make_address("192.0.2.1"));
        Lease lease = std::move(std::get<Lease>(verdict));
        BOOST_TEST(limits.connections() == 1U);
        lease.release();
        lease.release();
        BOOST_TEST(limits.connections() == 0U);
    }

    BOOST_TEST(limits.connections() == 0U);
    BOOST_TEST(is_admitted(limits.admit(make_address("192.0.2.1"))));
}

// RFC 7766 §10
BOOST_AUTO_TEST_CASE(addresses_of_one_ipv6_network_of_64_bits_are_one_client)
{
    ConnectionLimits limits{{.total = 10, .per_client = 1}};
    const auto lease = limits.admit(make_address("2001:db8:1:2::1"));

    BOOST_TEST(is_refused(limits.admit(make_address("2001:db8:1:2:3:4:5:6")), Refusal::client_reached));
    BOOST_TEST(is_admitted(limits.admit(make_address("2001:db8:1:3::1"))));
}

BOOST_AUTO_TEST_CASE(threads_never_have_more_places_than_there_are)
{
    ConnectionLimits limits{{.total = 3, .per_client = 3}};
    std::atomic<int> held{0};
    std::atomic<bool> exceeded{false};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int round = 0; round < 2000; ++round) {
                    const auto verdict = limits.admit(make_address("192.0.2.1"));
                    if (!is_admitted(verdict))
                        continue;
                    if (held.fetch_add(1) >= 3)
                        exceeded = true;
                    held.fetch_sub(1);
                }
            });
        }
    }

    BOOST_TEST(!exceeded);
    BOOST_TEST(limits.connections() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
