#include "namu/zone/check/zone_check.hpp"

#include "zone/check_support.hpp"

#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

using testing::complaints_about;
using Complaints = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(check_signed)

const std::string nsec3 = " NSEC3 1 0 0 - 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom A RRSIG\n";
const std::string hashed = "1p9mhaveqvm6t7vbl5lop2u3t2rp3tom";

std::string signature_of(const std::string& type)
{
    return " RRSIG " + type + " 13 2 300 20300101000000 20260101000000 1 @ AAAA\n";
}

// RFC 4034 §3, §4, RFC 5155 §3, §4
// checklist: 4.3, 4.9
BOOST_AUTO_TEST_CASE(what_a_signer_adds_is_no_mistake)
{
    const auto found =
        complaints_about({"@" + signature_of("SOA") + "@" + signature_of("NS") +
                              "@ DNSKEY 257 3 13 AAAA\n@ NSEC3PARAM 1 0 0 -\n" + "www CNAME ns\nwww" +
                              signature_of("CNAME") + "sub NS ns\nsub NSEC www NS RRSIG NSEC\nsub" +
                              signature_of("NSEC") + "old DNAME example.net.\nold" + signature_of("DNAME") +
                              hashed + nsec3 + hashed + signature_of("NSEC3"),
                          {}});

    BOOST_TEST(found == Complaints{}, boost::test_tools::per_element());
}

// RFC 5155 §7.1
BOOST_AUTO_TEST_CASE(hashed_names_may_stand_below_an_apex_with_a_dname)
{
    const auto found = complaints_about(
        "example.com.", "$TTL 300\n@ SOA ns.example.net. h.example.net. 1 7200 900 1209600 300\n"
                        "@ NS ns.example.net.\n@ DNAME example.org.\n" +
                            hashed + nsec3 + hashed + signature_of("NSEC3") + "www A 192.0.2.2\n");

    BOOST_TEST(found == Complaints{"error data-below-dname 7:1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
