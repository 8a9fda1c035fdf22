#include "namu/crypto/digest.hpp"

#include <array>
#include <ostream>
#include <string>
#include <string_view>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"

namespace {

namespace data = boost::unit_test::data;
using namu::DigestAlgorithm;

struct KnownDigest {
    DigestAlgorithm algorithm;
    std::string_view text;
    std::string_view digest;
};

std::ostream& operator<<(std::ostream& out, const KnownDigest& known)
{
    return out << namu::digest_octets(known.algorithm) << " octets of `" << known.text << '`';
}

// FIPS 180-4, the examples of NIST's test vectors.
const KnownDigest known_digests[] = {
    {DigestAlgorithm::sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
    {DigestAlgorithm::sha1, "", "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
    {DigestAlgorithm::sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {DigestAlgorithm::sha384, "abc",
     "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
     "8086072ba1e7cc2358baeca134c825a7"},
    {DigestAlgorithm::sha512, "abc",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
     "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
};

std::string finish(namu::Digester& digester, DigestAlgorithm algorithm)
{
    std::array<std::uint8_t, namu::max_digest_octets> out{};
    digester.finish(out.data());
    return namu::testing::to_hex(namu::Bytes{out}.first(namu::digest_octets(algorithm)));
}

BOOST_DATA_TEST_CASE(a_digest_is_that_of_the_standard, data::make(known_digests), known)
{
    namu::Digester digester{known.algorithm};
    digester.update(namu::as_bytes(known.text));
    BOOST_TEST(finish(digester, known.algorithm) == known.digest);
}

BOOST_DATA_TEST_CASE(a_digester_begins_anew_after_each_digest, data::make(known_digests), known)
{
    namu::Digester digester{known.algorithm};
    digester.update(namu::as_bytes("something else"));
    finish(digester, known.algorithm);
    for (const char& octet : known.text)
        digester.update(namu::as_bytes({&octet, 1}));
    BOOST_TEST(finish(digester, known.algorithm) == known.digest);
}

} // namespace
