#include "namu/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(parallel)

BOOST_DATA_TEST_CASE(everything_is_done_once, data::make({0U, 1U, 2U, 7U}), threads)
{
    std::vector<std::atomic<int>> done(1'000);

    namu::for_each_in_parallel(done.size(), threads, [&done](std::size_t i) { ++done[i]; });

    BOOST_TEST(std::accumulate(done.begin(), done.end(), 0) == 1'000);
    BOOST_TEST(std::all_of(done.begin(), done.end(), [](const auto& times) { return times == 1; }));
}

BOOST_DATA_TEST_CASE(an_exception_ends_the_work_and_arrives, data::make({1U, 3U}), threads)
{
    std::atomic<std::size_t> done = 0;
    const auto work = [&done](std::size_t i) {
        ++done;
        if (i == 5)
            throw std::runtime_error{"five"};
    };

    BOOST_CHECK_EXCEPTION(namu::for_each_in_parallel(1'000'000, threads, work), std::runtime_error,
                          [](const auto& error) { return error.what() == std::string{"five"}; });
    BOOST_TEST(done < 1'000'000U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
