#include "namu/zone/check/zone_check.hpp"

#include "zone/check_support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;
using testing::CheckSample;
using testing::complaints_about;
using Complaints = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(check_apex)

// clang-format off
const CheckSample samples[] = {
    {"",                                                                {}},
    {"@ SOA ns hostmaster 1 7200 900 1209600 300\n",                    {"warning duplicate-record 5:1"}},
    {"@ SOA ns hostmaster 2 7200 900 1209600 300\n",                    {"error several-soas 5:1"}},
    {"@ SOA ns hostmaster 3 7200 900 1209600 300\n"
     "@ SOA ns hostmaster 2 7200 900 1209600 300\n",                    {"error several-soas 5:1", "error several-soas 6:1"}},
    {"sub SOA ns hostmaster 1 7200 900 1209600 300\n",                  {"error soa-not-at-apex 5:1"}},
    {"sub NS ns\nsub SOA ns hostmaster 1 7200 900 1209600 300\n",       {"error soa-not-at-apex 6:1"}},
    {"sub NS ns\na.sub SOA ns hostmaster 1 7200 900 1209600 300\n",     {"error soa-not-at-apex 6:1"}},
    {"@ DS 1 13 2 " "0000000000000000000000000000000000000000000000000000000000000000\n",
                                                                        {"error ds-at-apex 5:1"}},
    {"@ NSEC3PARAM 1 0 0 -\n",                                          {}},
    {"www NSEC3PARAM 1 0 0 -\n",                                        {"warning apex-only-type 5:1"}},
    {"www A 192.0.2.2\n    DNSKEY 257 3 13 AAAA\n",                     {"warning apex-only-type 6:5"}},
    {"www ZONEMD 1 1 240 000000000000000000000000\n",                   {"warning apex-only-type 5:1"}},
    {"sub NS ns\nsub CSYNC 1 0 A\n",                                    {"warning apex-only-type 6:1"}},
    {"sub NS ns\na.sub CSYNC 1 0 A\n",                                  {"warning occluded-record 6:1"}},
    {"www CDS 0 0 0 00\nwww CDNSKEY 0 3 0 AA==\n",                      {"warning apex-only-type 5:1", "warning apex-only-type 6:1"}},
    {"www.example.net. A 192.0.2.1\n",                                  {"error out-of-zone 5:1"}},
    {"www.notexample.com. A 192.0.2.1\n",                               {"error out-of-zone 5:1"}},
    {"www.EXAMPLE.COM. A 192.0.2.1\n",                                  {}},
};
// clang-format on

// RFC 1035 §5.2, RFC 4035 §2.1, §2.4, RFC 5155 §4, RFC 7344 §4.1, RFC 7477 §2.1, RFC 8976 §2.1
// checklist: 4.1, 4.11, 4.16
BOOST_DATA_TEST_CASE(what_belongs_to_the_apex_is_there_and_nowhere_else, data::make(samples), sample)
{
    BOOST_TEST(complaints_about(sample) == sample.complaints, boost::test_tools::per_element());
}

// checklist: 4.1
BOOST_AUTO_TEST_CASE(a_zone_without_soa_is_reported_without_a_place)
{
    const auto found = complaints_about("example.com.", "$TTL 300\n@ NS ns\nns A 192.0.2.1\n");

    BOOST_TEST(found == Complaints{"error no-soa -"}, boost::test_tools::per_element());
}

// RFC 2181 §6.1
// checklist: 4.2
BOOST_AUTO_TEST_CASE(a_zone_without_name_servers_is_reported_at_its_soa)
{
    const auto found =
        complaints_about("example.com.", "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n");

    BOOST_TEST(found == Complaints{"error no-apex-ns 2:1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
