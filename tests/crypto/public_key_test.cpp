#include "namu/crypto/public_key.hpp"

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// The forms of RFC 3110 §2, RFC 6605 §4 and RFC 8080 §3. Good keys and signatures are in tests/dnssec, as records
// of the RFCs have them.
namespace {

namespace data = boost::unit_test::data;
using namu::PublicKey;
using namu::SignatureScheme;

BOOST_AUTO_TEST_SUITE(public_key)

struct BadKey {
    const char* why;
    SignatureScheme scheme;
    std::vector<std::uint8_t> octets;
};

std::ostream& operator<<(std::ostream& out, const BadKey& key)
{
    return out << key.why;
}

// clang-format off
const BadKey bad_keys[] = {
    {"RSA, nothing",                              SignatureScheme::rsa_sha256,        {}},
    {"RSA, an exponent of no octets",             SignatureScheme::rsa_sha256,        {0, 0, 0, 5}},
    {"RSA, an exponent that leaves no modulus",   SignatureScheme::rsa_sha256,        {3, 1, 0, 1}},
    {"RSA, a long exponent that is cut short",    SignatureScheme::rsa_sha256,        {0, 1, 0, 1, 1}},
    {"P-256, nothing",                            SignatureScheme::ecdsa_p256_sha256, {}},
    {"P-256, an octet short",                     SignatureScheme::ecdsa_p256_sha256, std::vector<std::uint8_t>(63, 1)},
    {"P-256, a point beside the curve",           SignatureScheme::ecdsa_p256_sha256, std::vector<std::uint8_t>(64, 1)},
    {"P-384, a point beside the curve",           SignatureScheme::ecdsa_p384_sha384, std::vector<std::uint8_t>(96, 1)},
    {"Ed25519, nothing",                          SignatureScheme::ed25519,           {}},
    {"Ed25519, an octet short",                   SignatureScheme::ed25519,           std::vector<std::uint8_t>(31, 1)},
    {"Ed448, an octet too many",                  SignatureScheme::ed448,             std::vector<std::uint8_t>(58, 1)},
};
// clang-format on

BOOST_DATA_TEST_CASE(octets_that_are_no_key_are_none, data::make(bad_keys), sample)
{
    BOOST_TEST(!PublicKey::from_octets(sample.scheme, sample.octets).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
