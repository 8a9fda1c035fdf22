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

BOOST_AUTO_TEST_CASE(what_was_written_stays_in_blocks_of_large_pages)
{
    constexpr std::size_t piece = 700'001;
    GrowingBlock block;
    for (std::size_t i = 0; i < 20; ++i)
        std::fill_n(block.grow(piece), piece, static_cast<std::uint8_t>(i + 1));
    block.shrink_to_fit();
    std::fill_n(block.grow(piece), piece, std::uint8_t{21});
    const GrowingBlock moved{std::move(block)};

    BOOST_TEST_REQUIRE(moved.size() == 21 * piece);
    bool same = true;
    for (std::size_t i = 0; i < moved.size(); ++i)
        same = same && moved.data()[i] == static_cast<std::uint8_t>(i / piece + 1);
    BOOST_TEST(same);
}

BOOST_AUTO_TEST_CASE(a_large_block_keeps_less_than_a_page_too_much)
{
    GrowingBlock block;
    static_cast<void>(block.grow(5'000'001));
    block.shrink_to_fit();
    BOOST_TEST(block.capacity() >= 5'000'001U);
    BOOST_TEST(block.capacity() < 5'000'001U + 4'096U);
}

BOOST_AUTO_TEST_CASE(a_large_block_that_became_small_may_grow_again)
{
    GrowingBlock block;
    std::fill_n(block.grow(3'000'000), 3'000'000, std::uint8_t{3});
    block.shrink(100);
    block.shrink_to_fit();
    static_cast<void>(block.grow(9'000'000));
    BOOST_TEST(block.data()[99] == 3);
    BOOST_TEST(block.size() == 9'000'100U);
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
