#include "namu/crypto/secret_compare.hpp"

#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"

namespace {

using namu::equal_secretly;
using namu::testing::from_hex;

BOOST_AUTO_TEST_CASE(secrets_are_compared_to_the_last_octet)
{
    BOOST_TEST(equal_secretly(from_hex("0102030405060708"), from_hex("0102030405060708")));
    BOOST_TEST(!equal_secretly(from_hex("0102030405060708"), from_hex("0102030405060709")));
    BOOST_TEST(!equal_secretly(from_hex("0102030405060708"), from_hex("ff02030405060708")));
    BOOST_TEST(!equal_secretly(from_hex("0102030405060708"), from_hex("01020304050607")));
    BOOST_TEST(equal_secretly({}, {}));
}

} // namespace
