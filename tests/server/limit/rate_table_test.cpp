#include "namu/server/limit/rate_table.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using namu::server::RateKey;
using namu::server::RateTable;

namespace {

using Time = RateTable::Time;

/// A moment some days after the system was started.
constexpr Time start = std::chrono::hours{100};

/// How many of `count` answers, one every `distance`, a key may have at ten a second.
int allowed(RateTable& table, const RateKey& key, Time begin, int count, Time distance, Time burst = 1s)
{
    int allowed = 0;
    for (int i = 0; i < count; ++i)
        allowed += table.take(key, begin + i * distance, 100ms, burst) ? 1 : 0;
    return allowed;
}

constexpr RateKey key{.client = 1, .subject = 2, .kind = 3};

} // namespace

BOOST_AUTO_TEST_CASE(who_stays_below_the_rate_is_never_refused)
{
    RateTable table{64};

    BOOST_TEST(allowed(table, key, start, 1'000, 100ms) == 1'000);
}

BOOST_AUTO_TEST_CASE(a_burst_of_one_second_passes_and_then_what_is_due)
{
    RateTable table{64};

    BOOST_TEST(allowed(table, key, start, 100, 0s) == 10);
    BOOST_TEST(allowed(table, key, start + 50ms, 100, 0s) == 0);
    BOOST_TEST(allowed(table, key, start + 100ms, 100, 0s) == 1);
    BOOST_TEST(allowed(table, key, start + 400ms, 100, 0s) == 3);
    BOOST_TEST(allowed(table, key, start + 1h, 100, 0s) == 10);
}

BOOST_AUTO_TEST_CASE(a_flood_gets_the_rate_and_no_more)
{
    RateTable table{64};

    const int in_ten_seconds = allowed(table, key, start, 10'000, 1ms);

    BOOST_TEST(in_ten_seconds >= 100);
    BOOST_TEST(in_ten_seconds <= 111);
}

BOOST_AUTO_TEST_CASE(an_interval_as_long_as_the_burst_lets_one_pass_at_a_time)
{
    RateTable table{64};

    BOOST_TEST(table.take(key, start, 1s, 1s));
    BOOST_TEST(!table.take(key, start + 999ms, 1s, 1s));
    BOOST_TEST(table.take(key, start + 1s, 1s, 1s));
}

BOOST_AUTO_TEST_CASE(each_part_of_a_key_makes_it_another)
{
    RateTable table{1024};
    BOOST_TEST(allowed(table, key, start, 100, 0s) == 10);

    BOOST_TEST(allowed(table, {2, 2, 3}, start, 100, 0s) == 10);
    BOOST_TEST(allowed(table, {1, 3, 3}, start, 100, 0s) == 10);
    BOOST_TEST(allowed(table, {1, 2, 4}, start, 100, 0s) == 10);
    BOOST_TEST(allowed(table, {2, 1, 3}, start, 100, 0s) == 10);
    BOOST_TEST(allowed(table, key, start, 100, 0s) == 0);
}

/// One set has eight buckets; a million others come by and cannot push out the one that asks much.
BOOST_AUTO_TEST_CASE(clients_made_up_without_end_do_not_set_the_one_that_floods_free)
{
    RateTable table{8};
    BOOST_TEST(table.buckets() == 8U);
    BOOST_TEST(allowed(table, key, start, 100, 0s) == 10);

    int passed = 0;
    for (std::uint64_t other = 0; other < 1'000'000; ++other) {
        static_cast<void>(table.take({.client = other, .subject = 77, .kind = 3}, start, 5ms, 1s));
        if (other % 1'000 == 0)
            passed += table.take(key, start, 100ms, 1s) ? 1 : 0;
    }

    BOOST_TEST(passed == 0);
}

BOOST_AUTO_TEST_CASE(two_tables_do_not_share_the_places_of_their_keys)
{
    const auto crowded = [](RateTable& table, std::uint64_t clients) {
        std::vector<bool> limited;
        for (std::uint64_t client = 0; client < clients; ++client)
            static_cast<void>(allowed(table, {client, 0, 0}, start, 10, 0s));
        for (std::uint64_t client = 0; client < clients; ++client)
            limited.push_back(!table.take({client, 0, 0}, start, 100ms, 1s));
        return limited;
    };
    RateTable one{1'024};
    RateTable other{1'024};

    // More than fit: which of them are forgotten differs from table to table.
    BOOST_TEST((crowded(one, 3'000) != crowded(other, 3'000)));
}

BOOST_AUTO_TEST_CASE(the_clock_of_the_buckets_comes_round_unnoticed)
{
    constexpr Time round{std::int64_t{1} << 44};
    RateTable table{64};

    BOOST_TEST(allowed(table, key, round - 500ms, 10'000, 1ms) <= 111);
    BOOST_TEST(allowed(table, key, round + 1h, 100, 0s) == 10);
    // What stands there from the last time round is old, not far ahead.
    BOOST_TEST(allowed(table, key, 2 * round, 100, 0s) == 10);
}

/// Meant for the thread sanitizer too.
BOOST_AUTO_TEST_CASE(threads_share_the_limit)
{
    RateTable table{64};
    std::atomic<int> passed = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { passed += allowed(table, key, start, 20'000, 50us); });
    }

    // One second at ten a second, the burst, and what threads lost to each other at the same moment.
    BOOST_TEST(passed >= 18);
    BOOST_TEST(passed <= 60);
}
