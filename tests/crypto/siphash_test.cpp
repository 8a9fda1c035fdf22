#include "namu/crypto/siphash.hpp"

#include <numeric>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"

namespace {

/// The key of the vectors in the paper of Aumasson and Bernstein: 00 01 .. 0f.
namu::SipHasher::Key counting_key()
{
    namu::SipHasher::Key key{};
    std::iota(key.begin(), key.end(), std::uint8_t{0});
    return key;
}

BOOST_AUTO_TEST_CASE(a_hash_is_that_of_the_paper)
{
    namu::SipHasher hasher{counting_key()};
    std::vector<std::uint8_t> octets(15);
    std::iota(octets.begin(), octets.end(), std::uint8_t{0});

    BOOST_TEST(namu::testing::to_hex(hasher.hash(octets)) == "e545be4961ca29a1");
    BOOST_TEST(namu::testing::to_hex(hasher.hash({})) == "310e0edd47db6f72");
    BOOST_TEST(namu::testing::to_hex(hasher.hash(octets)) == "e545be4961ca29a1");
}

BOOST_AUTO_TEST_CASE(a_hash_is_that_of_the_cookie_standard)
{
    // RFC 9018 §4.4, appendix A.1: client cookie, version, reserved, time, client address.
    const auto secret = namu::testing::from_hex("e5e973e5a6b2a43f48e7dc849e37bfcf");
    namu::SipHasher::Key key{};
    std::copy(secret.begin(), secret.end(), key.begin());
    namu::SipHasher hasher{key};
    const auto octets = namu::testing::from_hex("2464c4abcf10c957010000005cf79f11c6336464");

    BOOST_TEST(namu::testing::to_hex(hasher.hash(octets)) == "1f8130c3eee29480");
}

} // namespace
