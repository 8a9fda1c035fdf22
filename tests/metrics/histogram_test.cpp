#include "namu/metrics/histogram.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace std::chrono_literals;
using namu::metrics::DurationHistogram;

BOOST_AUTO_TEST_SUITE(histogram)

BOOST_AUTO_TEST_CASE(a_bound_belongs_to_its_own_bucket)
{
    DurationHistogram histogram;

    histogram.observe(1us);
    histogram.observe(1us + 1ns);
    histogram.observe(2us, 3);
    histogram.observe(5s);

    const auto seen = histogram.snapshot();
    BOOST_TEST(seen.counts[0] == 1U);
    BOOST_TEST(seen.counts[1] == 4U);
    BOOST_TEST(seen.counts.back() == 1U);
    BOOST_TEST(seen.count() == 6U);
    BOOST_TEST((seen.sum == 5s + 1us + 1us + 1ns + 6us));
}

BOOST_AUTO_TEST_CASE(a_clock_that_goes_back_does_no_harm)
{
    DurationHistogram histogram;

    histogram.observe(-1s, 2);

    BOOST_TEST(histogram.snapshot().counts[0] == 2U);
    BOOST_TEST((histogram.snapshot().sum == 0s));
}

BOOST_AUTO_TEST_CASE(those_of_several_threads_are_added_up)
{
    DurationHistogram one;
    DurationHistogram other;
    one.observe(1us);
    other.observe(1us, 2);
    other.observe(1ms);

    auto sum = one.snapshot();
    sum += other.snapshot();

    BOOST_TEST(sum.counts[0] == 3U);
    BOOST_TEST(sum.count() == 4U);
    BOOST_TEST((sum.sum == 1ms + 3us));
}

BOOST_AUTO_TEST_SUITE_END()
