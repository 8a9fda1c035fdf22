#include "namu/base/growing_block.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <boost/test/unit_test.hpp>

namespace {

using namu::GrowingBlock;

BOOST_AUTO_TEST_SUITE(growing_block)

BOOST_AUTO_TEST_CASE(what_was_written_stays_while_it_grows)
{
    GrowingBlock block;
    for (std::size_t i = 0; i < 2'000; ++i)
        std::fill_n(block.grow(1'000), 1'000, static_cast<std::uint8_t>(i));

    BOOST_TEST(block.size() == 2'000'000U);
    BOOST_TEST(block.capacity() >= block.size());
    bool same = true;
    for (std::size_t i = 0; i < block.size(); ++i)
        same = same && block.data()[i] == static_cast<std::uint8_t>(i / 1'000);
    BOOST_TEST(same);
}

BOOST_AUTO_TEST_CASE(it_gives_back_what_it_does_not_need)
{
    GrowingBlock block;
    std::fill_n(block.grow(100'000), 100'000, std::uint8_t{7});
    block.shrink(50'000);
    block.shrink_to_fit();

    BOOST_TEST(block.size() == 50'000U);
    BOOST_TEST(block.capacity() == 50'000U);
    BOOST_TEST(block.data()[49'999] == 7);
}

BOOST_AUTO_TEST_CASE(it_can_be_handed_on)
{
    GrowingBlock block;
    *block.grow(1) = 42;
    const GrowingBlock other{std::move(block)};

    BOOST_TEST(other.size() == 1U);
    BOOST_TEST(other.data()[0] == 42);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
