#include "namu/base/clock.hpp"

#include <chrono>

#include <boost/test/unit_test.hpp>

namespace {

using namespace std::chrono_literals;
using namu::Clock;

BOOST_AUTO_TEST_SUITE(clock)

constexpr Clock::Time noon{1'559'731'985s};

Clock::Time system_time()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

BOOST_AUTO_TEST_CASE(by_default_it_tells_the_time_of_the_system)
{
    const Clock clock;

    const auto before = system_time();
    const auto told = clock.now();
    const auto after = system_time();

    BOOST_TEST((before <= told && told <= after));
}

BOOST_AUTO_TEST_CASE(it_stands_where_it_was_put)
{
    const Clock clock{noon};

    BOOST_TEST((clock.now() == noon));
    BOOST_TEST((clock.now() == noon));
}

BOOST_AUTO_TEST_CASE(it_can_be_turned_both_ways_and_let_run_again)
{
    Clock clock{noon};

    clock.set(noon + 1h);
    BOOST_TEST((clock.now() == noon + 1h));
    clock.set(noon - 24h);
    BOOST_TEST((clock.now() == noon - 24h));
    const auto before = system_time();
    clock.run();
    BOOST_TEST((clock.now() >= before));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
