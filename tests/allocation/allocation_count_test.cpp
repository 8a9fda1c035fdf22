#include "allocation/allocation_count.hpp"

#include "namu/crypto/digest.hpp"
#include "namu/crypto/siphash.hpp"

#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namu::testing::AllocationCount;

BOOST_AUTO_TEST_SUITE(allocation_count)

struct alignas(64) Aligned {
    std::uint8_t octets[64];
};

template <typename Action>
std::size_t allocations_of(Action&& action)
{
    const AllocationCount count;
    action();
    return AllocationCount::so_far();
}

// Through a volatile pointer, as the compiler may leave out what nobody looks at.
template <typename T>
void keep(T* memory)
{
    T* volatile kept = memory;
    static_cast<void>(kept);
}

BOOST_AUTO_TEST_CASE(every_way_to_the_heap_is_counted)
{
    BOOST_TEST(allocations_of([] { keep(std::make_unique<int>(1).get()); }) == 1U);
    BOOST_TEST(allocations_of([] { keep(std::make_unique<int[]>(9).get()); }) == 1U);
    BOOST_TEST(allocations_of([] { keep(std::make_unique<Aligned>().get()); }) == 1U);
    BOOST_TEST(allocations_of([] { keep(std::unique_ptr<int>{new (std::nothrow) int{1}}.get()); }) == 1U);
    BOOST_TEST(allocations_of([] { keep(std::vector<int>(100).data()); }) == 1U);
    BOOST_TEST(allocations_of([] { keep(std::string(100, 'x').data()); }) == 1U);
}

BOOST_AUTO_TEST_CASE(what_the_crypto_library_takes_is_counted)
{
    BOOST_TEST_REQUIRE(AllocationCount::counts_crypto());
    BOOST_TEST(allocations_of([] { namu::Digester{namu::DigestAlgorithm::sha1}; }) > 1U);
}

BOOST_AUTO_TEST_CASE(a_siphash_takes_nothing)
{
    namu::SipHasher hasher{{}};
    BOOST_TEST(allocations_of([&hasher] { static_cast<void>(hasher.hash({})); }) == 0U);
}

BOOST_AUTO_TEST_CASE(what_stays_on_the_stack_is_not_counted)
{
    BOOST_TEST(allocations_of([] { keep(std::string("short").data()); }) == 0U);
}

BOOST_AUTO_TEST_CASE(only_the_time_and_the_thread_of_the_count_matter)
{
    const auto before = std::make_unique<int>(1);
    std::size_t counted = 0;
    std::thread other{[&counted] { counted = allocations_of([] { keep(std::make_unique<int>(1).get()); }); }};
    other.join();
    const std::size_t here = allocations_of([] {});

    BOOST_TEST(counted == 1U);
    BOOST_TEST(here == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
