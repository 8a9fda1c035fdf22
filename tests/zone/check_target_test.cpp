#include "namu/zone/check/zone_check.hpp"

#include "zone/check_support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;
using testing::CheckSample;
using testing::complaints_about;

BOOST_AUTO_TEST_SUITE(check_target)

// clang-format off
const CheckSample samples[] = {
    // without an address
    {"@ MX 10 ns\n",                                        {}},
    {"@ MX 10 mail\n",                                      {"warning mx-target-without-address 5:6"}},
    {"@ MX 10 mail\nmail AAAA 2001:db8::1\n",               {}},
    {"@ MX 10 mail\nmail TXT x\n",                          {"warning mx-target-without-address 5:6"}},
    {"@ MX 10 mail\na.mail A 192.0.2.2\n",                  {"warning mx-target-without-address 5:6"}},
    {"@ MX 10 a.w\n*.w AAAA 2001:db8::1\n",                 {}},
    {"@ MX 10 a.w\n*.w TXT x\n",                            {"warning mx-target-without-address 5:6"}},
    {"@ MX 10 a.sub\nsub NS ns\n",                          {}},
    {"@ MX 10 mail.example.net.\n",                         {}},
    {"@ MX 0 .\n",                                          {}},
    {"_x._tcp SRV 0 0 80 web\n",                            {"warning srv-target-without-address 5:13"}},
    {"_x._tcp SRV 0 0 80 ns\n",                             {}},
    {"_x._tcp SRV 0 0 0 .\n",                               {}},
    {"@ NS ns2\n",                                          {"error ns-target-without-address 5:6"}},
    {"sub NS ns2\n",                                        {"error ns-target-without-address 5:8"}},
    {"sub NS ns\n    NS ns2\nns2 A 192.0.2.2\n",            {}},

    // an alias
    {"@ MX 10 mail\nmail CNAME ns\n",                       {"error mx-target-is-cname 5:6"}},
    {"@ MX 10 a.w\n*.w CNAME ns\n",                         {"error mx-target-is-cname 5:6"}},
    {"@ MX 10 a.old\nold DNAME example.net.\n",             {"error mx-target-is-cname 5:6"}},
    {"@ NS ns2\nns2 CNAME ns\n",                            {"error ns-target-is-cname 5:6"}},
    {"_x._tcp SRV 0 0 80 web\nweb CNAME ns\n",              {"warning srv-target-is-cname 5:13"}},

    // an address
    {"@ MX 10 192.0.2.1\n",                                 {"error target-is-address 5:6"}},
    {"@ MX 10 192.0.2.1.\n",                                {"error target-is-address 5:6"}},
    {"@ NS 192.0.2.1\n",                                    {"error target-is-address 5:6"}},
    {"sub NS 192.0.2.1.sub\n",                              {"error target-is-address 5:8"}},
    {"www CNAME 192.0.2.1\n",                               {"error target-is-address 5:11"}},
    {"www CNAME 2001:db8::1\n",                             {"error target-is-address 5:11"}},
    {"www PTR 192.0.2.1\n",                                 {"error target-is-address 5:9"}},
    {"_x._tcp SRV 0 0 80 192.0.2.1\n",                      {"error target-is-address 5:13"}},
    {"www CNAME 192.0.2.256\n",                             {"warning dangling-cname 5:11"}},
    {"www CNAME 192.0.2.1\n192.0.2.1 A 192.0.2.1\n",        {}},
    {"www CNAME 192.0.2.1.pool\n*.pool A 192.0.2.1\n",      {}},
    {"www CNAME 192.0.2.1.example.net.\n",                  {}},

    // a missing final dot
    {"www.example.com A 192.0.2.2\n",                       {"warning missing-final-dot 5:1"}},
    {"www.example.com A 192.0.2.2\nwww.example.com TXT x\n", {"warning missing-final-dot 5:1"}},
    {"example.com A 192.0.2.2\n",                           {"warning missing-final-dot 5:1"}},
    {"wwwexample.com A 192.0.2.2\n",                        {}},
    {"@ MX 10 mail.example.com\n",                          {"warning missing-final-dot 5:6"}},
    {"www CNAME www.EXAMPLE.com\n",                         {"warning missing-final-dot 5:11"}},
    {"www PTR www.example.com\n",                           {"warning missing-final-dot 5:9"}},
    {"www HTTPS 1 web.example.com\n",                       {"warning missing-final-dot 5:11"}},
    {"sub NS ns.example.com\n",                             {"warning missing-final-dot 5:8"}},
    {"sub NS ns.sub\nns.sub.example.com A 192.0.2.2\n",     {"error missing-glue 5:8", "warning missing-final-dot 6:1"}},
    {"www CNAME a.example.com\na.example.com A 192.0.2.2\n", {"warning missing-final-dot 6:1"}},
};
// clang-format on

// RFC 2181 §10.3, RFC 1912 §2.4, §2.8
// checklist: 4.12
BOOST_DATA_TEST_CASE(targets_are_names_that_clients_can_use, data::make(samples), sample)
{
    BOOST_TEST(complaints_about(sample) == sample.complaints, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_child_named_like_a_short_apex_is_no_missing_dot)
{
    const auto found =
        complaints_about("com.", "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n@ NS ns\n"
                                 "ns A 192.0.2.1\n"
                                 "com NS ns.com\n"
                                 "ns.com A 192.0.2.2\n"
                                 "other NS b.com\n"
                                 "www.com A 192.0.2.3\n");

    BOOST_TEST(found == std::vector<std::string>{"warning occluded-record 8:1"},
               boost::test_tools::per_element());
}

// RFC 1035 §3.5
BOOST_AUTO_TEST_CASE(the_origin_of_a_reverse_zone_is_no_address)
{
    const auto found = complaints_about("2.0.192.in-addr.arpa.",
                                        "$TTL 300\n@ SOA ns.example. h.example. 1 7200 900 1209600 300\n"
                                        "@ NS ns.example.\n"
                                        "1 CNAME 1.0-63\n"
                                        "1.0-63 PTR www.example.\n"
                                        "2 CNAME 1.2.0.192.in-addr.arpa.\n"
                                        "3 CNAME 3.2.0.192.in-addr.arpa.\n"
                                        "4 CNAME 5.2.0.192.in-addr.arpa.\n"
                                        "6 PTR 192.0.2.6\n");

    BOOST_TEST(found == (std::vector<std::string>{"error cname-loop 7:9", "warning dangling-cname 8:9",
                                                  "error target-is-address 9:7"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_root_zone_repeats_nothing)
{
    const auto found = complaints_about(".", "$TTL 300\n@ SOA ns.root. h.root. 1 7200 900 1209600 300\n"
                                             "@ NS ns.root.\nns.root. A 192.0.2.1\n"
                                             "com NS ns.com.\nns.com. A 192.0.2.2\n");

    BOOST_TEST(found == std::vector<std::string>{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
