#include "namu/metrics/process.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <vector>

BOOST_AUTO_TEST_SUITE(process)

BOOST_AUTO_TEST_CASE(the_kernel_tells_of_this_process)
{
    using namespace std::chrono;
    constexpr std::size_t block = std::size_t{64} << 20;
    const auto before = namu::metrics::process_facts();
    const std::vector<std::byte> memory(block, std::byte{1});

    const auto facts = namu::metrics::process_facts();

    BOOST_TEST((memory.back() == std::byte{1}));
    BOOST_TEST(facts.resident_octets > before.resident_octets + block / 2);
    BOOST_TEST(facts.virtual_octets > facts.resident_octets);
    BOOST_TEST(facts.open_descriptors >= 3U);
    const double now = duration<double>(system_clock::now().time_since_epoch()).count();
    BOOST_TEST(facts.started_seconds > now - 3600);
    BOOST_TEST(facts.started_seconds < now + 5);
    BOOST_TEST(facts.cpu_seconds >= before.cpu_seconds);
}

BOOST_AUTO_TEST_SUITE_END()
