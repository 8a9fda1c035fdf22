#include "namu/wire/ttl.hpp"

#include <boost/test/unit_test.hpp>

using namespace namu;

BOOST_AUTO_TEST_SUITE(ttl)

BOOST_AUTO_TEST_CASE(a_number_with_the_top_bit_set_counts_as_zero)
{
    BOOST_TEST(Ttl::from_wire(0).seconds() == 0U);
    BOOST_TEST(Ttl::from_wire(86'400).seconds() == 86'400U);
    BOOST_TEST(Ttl::from_wire(0x7fff'ffff).seconds() == 0x7fff'ffffU);
    BOOST_TEST(Ttl::from_wire(0x8000'0000).seconds() == 0U); // RFC 2181 §8
    BOOST_TEST(Ttl::from_wire(0xffff'ffff).seconds() == 0U);
}

BOOST_AUTO_TEST_CASE(shorter_is_less)
{
    BOOST_TEST((Ttl::from_wire(60) < Ttl::from_wire(61)));
    BOOST_TEST((Ttl{} == Ttl::from_wire(0)));
}

BOOST_AUTO_TEST_SUITE_END()
