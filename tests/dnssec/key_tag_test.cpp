#include "namu/dnssec/key_tag.hpp"

#include "support/hex.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(key_tag)

// RFC 4034 appendix B.1. All other algorithms are in signatures_of_the_rfcs_test.cpp.
// checklist: 3.19
BOOST_AUTO_TEST_CASE(the_tag_of_an_rsa_md5_key_is_cut_from_its_modulus)
{
    const auto rdata = namu::testing::from_hex("010003010101a0b1c2d3");

    BOOST_TEST(namu::key_tag(rdata) == 0xb1c2);
}

BOOST_AUTO_TEST_SUITE_END()
