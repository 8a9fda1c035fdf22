#include "namu/base/bytes.hpp"

#include <array>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(bytes)

BOOST_AUTO_TEST_CASE(numbers_are_stored_with_the_highest_octet_first)
{
    std::array<std::uint8_t, 4> octets{};
    store_u32(octets.data(), 0x01fe'80ff);
    BOOST_TEST((octets == std::array<std::uint8_t, 4>{0x01, 0xfe, 0x80, 0xff}));
    store_u16(octets.data() + 1, 0xabcd);
    BOOST_TEST((octets == std::array<std::uint8_t, 4>{0x01, 0xab, 0xcd, 0xff}));
}

BOOST_DATA_TEST_CASE(what_was_stored_is_loaded, data::make({0U, 1U, 0x7fffU, 0x8000U, 0xffffU, 0x7fff'ffffU,
                                                            0x8000'0000U, 0xffff'ffffU}))
{
    std::array<std::uint8_t, 4> octets{};
    store_u32(octets.data(), sample);
    BOOST_TEST(load_u32(octets.data()) == sample);
    store_u16(octets.data(), static_cast<std::uint16_t>(sample & 0xffff));
    BOOST_TEST(load_u16(octets.data()) == (sample & 0xffff));
}

BOOST_AUTO_TEST_CASE(text_and_octets_are_views_of_the_same_memory)
{
    const std::string_view text{"a\0\xff", 3};
    const Bytes octets = as_bytes(text);
    BOOST_TEST(octets.size() == 3U);
    BOOST_TEST(octets[2] == 0xff);
    BOOST_TEST(static_cast<const void*>(octets.data()) == text.data());
    BOOST_TEST(as_text(octets) == text);
}

BOOST_AUTO_TEST_CASE(octets_are_equal_where_length_and_all_octets_are)
{
    BOOST_TEST(equal({}, {}));
    BOOST_TEST(equal({}, as_bytes("")));
    BOOST_TEST(equal(as_bytes("abc"), as_bytes(std::string("abc"))));
    BOOST_TEST(!equal(as_bytes("abc"), as_bytes("ab")));
    BOOST_TEST(!equal(as_bytes("abc"), as_bytes("abC")));
}

BOOST_AUTO_TEST_SUITE_END()
