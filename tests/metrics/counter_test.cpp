#include "namu/metrics/counter.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <thread>

using namu::metrics::Counter;

BOOST_AUTO_TEST_SUITE(counter)

BOOST_AUTO_TEST_CASE(it_counts_and_reads_like_a_number)
{
    Counter counter;

    ++counter;
    counter += 41;

    BOOST_TEST(counter == 42U);
    const Counter copy = counter;
    ++counter;
    BOOST_TEST(copy == 42U);
    BOOST_TEST(counter == 43U);
}

/// Meant for the thread sanitizer above all.
BOOST_AUTO_TEST_CASE(another_thread_sees_it_grow_and_never_shrink)
{
    constexpr std::uint64_t rounds = 100'000;
    Counter counter;
    std::atomic<bool> is_wrong = false;
    {
        std::jthread reader{[&] {
            for (std::uint64_t seen = 0; seen < rounds;) {
                const std::uint64_t now = counter;
                if (now < seen)
                    is_wrong = true;
                seen = now;
            }
        }};
        for (std::uint64_t i = 0; i < rounds; ++i)
            ++counter;
    }
    BOOST_TEST(!is_wrong);
}

BOOST_AUTO_TEST_SUITE_END()
