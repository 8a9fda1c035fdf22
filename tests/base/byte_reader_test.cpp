#include "namu/base/byte_reader.hpp"

#include <array>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

constexpr std::array<std::uint8_t, 7> seven{1, 2, 3, 4, 5, 6, 7};

} // namespace

BOOST_AUTO_TEST_SUITE(byte_reader)

BOOST_AUTO_TEST_CASE(numbers_are_read_one_after_the_other_up_to_the_end)
{
    ByteReader reader{seven};
    BOOST_TEST(reader.read_u8() == 1);
    BOOST_TEST(reader.read_u16() == 0x0203);
    BOOST_TEST(reader.position() == 3U);
    BOOST_TEST(reader.remaining() == 4U);
    BOOST_TEST(reader.read_u32() == 0x0405'0607U);
    BOOST_TEST(reader.at_end());
    BOOST_TEST(!reader.failed());
}

BOOST_AUTO_TEST_CASE(a_number_that_is_cut_short_is_zero_and_the_failure_stays)
{
    ByteReader reader{seven, 5};
    BOOST_TEST(reader.read_u32() == 0U);
    BOOST_TEST(reader.failed());
    BOOST_TEST(reader.remaining() == 0U);
    BOOST_TEST(reader.read_u8() == 0); // two octets are there, but the reader is out of step
    BOOST_TEST(reader.read(0).empty());
    BOOST_TEST(reader.failed());
}

BOOST_AUTO_TEST_CASE(reading_at_the_end_fails_for_every_width)
{
    ByteReader of_u8{{}};
    BOOST_TEST(of_u8.read_u8() == 0);
    BOOST_TEST(of_u8.failed());
    ByteReader of_u16{Bytes{seven}.first(1)};
    BOOST_TEST(of_u16.read_u16() == 0);
    BOOST_TEST(of_u16.failed());
    ByteReader of_run{seven};
    BOOST_TEST(of_run.read(8).empty());
    BOOST_TEST(of_run.failed());
}

BOOST_AUTO_TEST_CASE(an_impossible_length_does_not_wrap_around)
{
    ByteReader reader{seven, 3};
    BOOST_TEST(reader.read(SIZE_MAX).empty());
    BOOST_TEST(reader.failed());
}

BOOST_AUTO_TEST_CASE(reading_nothing_at_the_end_is_no_failure)
{
    ByteReader reader{seven, 7};
    BOOST_TEST(reader.read(0).empty());
    BOOST_TEST(reader.read_rest().empty());
    BOOST_TEST(!reader.failed());
}

BOOST_AUTO_TEST_CASE(a_position_behind_the_end_has_failed_from_the_start)
{
    ByteReader reader{seven, 8};
    BOOST_TEST(reader.failed());
    BOOST_TEST(reader.at_end());
    BOOST_TEST(reader.read_rest().empty());
}

BOOST_AUTO_TEST_CASE(the_rest_is_what_was_not_read)
{
    ByteReader reader{seven, 4};
    const Bytes rest = reader.read_rest();
    BOOST_TEST(rest.size() == 3U);
    BOOST_TEST(rest[0] == 5);
    BOOST_TEST(reader.at_end());
    BOOST_TEST(reader.whole().size() == 7U);
}

BOOST_AUTO_TEST_SUITE_END()
