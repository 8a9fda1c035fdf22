#include "namu/base/hex.hpp"

#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

BOOST_AUTO_TEST_SUITE(hex)

BOOST_AUTO_TEST_CASE(octets_become_digits_and_come_back)
{
    const std::vector<std::uint8_t> octets{0x00, 0x1a, 0xff};
    BOOST_TEST(namu::to_hex(octets) == "001AFF");
    BOOST_TEST(namu::from_hex("001aFf").value() == octets);
    BOOST_TEST(namu::from_hex("").value().empty());
}

BOOST_AUTO_TEST_CASE(anything_else_is_refused)
{
    for (const char* const text : {"0", "0g", "g0", "00 11", "0x00"})
        BOOST_TEST(!namu::from_hex(text).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
