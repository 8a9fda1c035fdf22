#include "namu/crypto/sha1.hpp"

#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"

namespace {

using namu::as_bytes;
using namu::testing::to_hex;

BOOST_AUTO_TEST_CASE(sha1_is_that_of_the_standard_wherever_the_text_is_cut)
{
    BOOST_TEST(to_hex(namu::sha1(as_bytes("abc"))) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    BOOST_TEST(to_hex(namu::sha1(as_bytes("a"), as_bytes("bc"))) ==
               "a9993e364706816aba3e25717850c26c9cd0d89d");
    BOOST_TEST(to_hex(namu::sha1({})) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

} // namespace
