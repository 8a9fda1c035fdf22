#include "namu/dnssec/zonemd.hpp"

#include "namu/dnssec/check/dnssec_check.hpp"

#include <chrono>
#include <string>

#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"
#include "support/zone_from_text.hpp"

namespace namu {
namespace {

BOOST_AUTO_TEST_SUITE(zonemd)

// RFC 8976 Appendix A.1 and A.3.
const std::string simple_zone = "example. 86400 SOA ns1 admin 2018031900 1800 900 604800 86400\n"
                                "example. 86400 NS ns1\n"
                                "example. 86400 NS ns2\n"
                                "ns1 3600 A 203.0.113.63\n"
                                "ns2 3600 AAAA 2001:db8::63\n";
const std::string simple_digest =
    "c68090d90a7aed716bc459f9340e3d7c1370d4d24b7e2fc3a1ddc0b9a87153b9a9713b3c9ae5cc27777f98b8e730044c";
const std::string zone_with_text = simple_zone + "ns2 86400 TXT \"This example has multiple digests\"\n";

std::string digest_of(const std::string& text, DigestAlgorithm algorithm)
{
    return testing::to_hex(zone_digest(*testing::good_zone("example.", text), algorithm));
}

// RFC 8976 §3.3, §5.2, §5.3
// checklist: 9.36
BOOST_AUTO_TEST_CASE(the_digests_of_the_rfc_come_out)
{
    BOOST_TEST(digest_of(simple_zone, DigestAlgorithm::sha384) == simple_digest);
    BOOST_TEST(
        digest_of(zone_with_text, DigestAlgorithm::sha384) ==
        "62e6cf51b02e54b9b5f967d547ce43136792901f9f88e637493daaf401c92c279dd10f0edb1c56f8080211f8480ee306");
    BOOST_TEST(digest_of(zone_with_text, DigestAlgorithm::sha512) ==
               "08cfa1115c7b948c4163a901270395ea226a930cd2cbcf2fa9a5e6eb85f37c8a"
               "4e114d884e66f176eab121cb02db7d652e0cc4827e7a3204f166b47e5613fd27");
}

// RFC 8976 §3.3.1.2
// checklist: 9.36
BOOST_AUTO_TEST_CASE(digests_at_the_apex_and_their_signatures_do_not_count)
{
    const std::string more =
        "example. 86400 ZONEMD 1 1 1 " + simple_digest + '\n' +
        "example. 86400 RRSIG ZONEMD 13 1 86400 20300101000000 20260101000000 1 example. AAAA\n";

    BOOST_TEST(digest_of(simple_zone + more, DigestAlgorithm::sha384) == simple_digest);
}

BOOST_AUTO_TEST_CASE(digests_below_the_apex_and_other_signatures_count)
{
    const std::string below = "ns1 86400 ZONEMD 1 1 1 " + simple_digest + '\n';
    const std::string signature =
        "example. 86400 RRSIG NS 13 1 86400 20300101000000 20260101000000 1 example. AAAA\n";

    BOOST_TEST(digest_of(simple_zone + below, DigestAlgorithm::sha384) != simple_digest);
    BOOST_TEST(digest_of(simple_zone + signature, DigestAlgorithm::sha384) != simple_digest);
}

BOOST_AUTO_TEST_CASE(order_case_and_repetition_do_not_count)
{
    const std::string shuffled = "NS2 3600 AAAA 2001:DB8::63\n"
                                 "example. 86400 NS NS2\n"
                                 "example. 86400 NS ns1\n"
                                 "Example. 86400 SOA Ns1 Admin 2018031900 1800 900 604800 86400\n"
                                 "ns1 3600 A 203.0.113.63\n"
                                 "ns1 3600 A 203.0.113.63\n";

    BOOST_TEST(digest_of(shuffled, DigestAlgorithm::sha384) == simple_digest);
}

// RFC 8976 §3.3.1
// checklist: 4.8, 9.36
BOOST_AUTO_TEST_CASE(occluded_records_and_glue_count)
{
    const std::string cut = simple_zone + "sub 3600 NS ns.sub\nns.sub 3600 A 203.0.113.64\n";

    BOOST_TEST(digest_of(cut, DigestAlgorithm::sha384) !=
               digest_of(cut + "www.sub 3600 A 203.0.113.65\n", DigestAlgorithm::sha384));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
