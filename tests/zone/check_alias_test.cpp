#include "namu/zone/check/zone_check.hpp"

#include "zone/check_support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;
using testing::CheckSample;
using testing::complaints_about;

BOOST_AUTO_TEST_SUITE(check_alias)

// clang-format off
const CheckSample samples[] = {
    // cname-and-other-data: of two records that cannot be together the later one is named
    {"www CNAME ns\n",                                       {}},
    {"www CNAME ns\nwww A 192.0.2.2\n",                      {"error cname-and-other-data 6:1"}},
    {"www A 192.0.2.2\nwww CNAME ns\nwww TXT x\n",           {"error cname-and-other-data 6:1"}},
    {"www CNAME ns\nwww DNAME example.net.\n",               {"error cname-and-other-data 6:1"}},
    {"www CNAME ns\nwww KEY 512 3 5 AAAA\n",                 {"error cname-and-other-data 6:1"}},
    {"www CNAME ns\nwww NSEC ns CNAME\n",                    {}},
    {"@ CNAME www.example.net.\n",                           {"error cname-and-other-data 5:1"}},
    {"sub NS ns\na.sub CNAME ns\na.sub A 192.0.2.3\n",
     {"warning occluded-record 6:1", "error cname-and-other-data 7:1", "warning occluded-record 7:1"}},

    // several-cnames, several-dnames
    {"www CNAME ns\nwww CNAME NS\n",                         {"warning duplicate-record 6:1"}},
    {"www CNAME www.example.net.\nwww CNAME ns\n",           {"error several-cnames 6:1"}},
    {"old DNAME example.net.\nold DNAME example.org.\n",     {"error several-dnames 6:1"}},

    // dname-and-ns
    {"@ DNAME example.net.\n",                               {"error ns-target-is-cname 3:6", "error data-below-dname 4:1"}},
    {"sub NS ns\nsub DNAME example.net.\n",                  {"error dname-and-ns 6:1"}},
    {"sub DNAME example.net.\nsub NS ns\n",                  {"error dname-and-ns 6:1"}},

    // data-below-dname
    {"old DNAME example.net.\nolder A 192.0.2.2\n",          {}},
    {"old DNAME example.net.\na.old A 192.0.2.2\n",          {"error data-below-dname 6:1"}},
    {"a.b.old A 192.0.2.2\nold DNAME example.net.\n",        {"error data-below-dname 5:1"}},
    {"old DNAME example.net.\nsub.old NS ns\n",              {"error data-below-dname 6:1"}},

    // dangling-cname
    {"www CNAME web\n",                                      {"warning dangling-cname 5:11"}},
    {"www CNAME web\na.web A 192.0.2.2\n",                   {}},
    {"www CNAME a.web\n*.web TXT x\n",                       {}},
    {"www CNAME a.sub\nsub NS ns\n",                         {}},
    {"www CNAME a.old\nold DNAME example.net.\n",            {}},
    {"www CNAME www.example.net.\n",                         {}},
    {"www CNAME .\n",                                        {}},

    // cname-loop
    {"a CNAME a\n",                                          {"error cname-loop 5:9"}},
    {"a CNAME b\nb CNAME c\nc CNAME a\n",                    {"error cname-loop 5:9"}},
    {"b CNAME c\nc CNAME b\na CNAME b\n",                    {"error cname-loop 5:9"}},
    {"a CNAME b\nb CNAME c\nc CNAME ns\n",                   {}},
    {"*.w CNAME x.w\n",                                      {"error cname-loop 5:11"}},
    {"*.w CNAME a\na CNAME b.w\n",                           {"error cname-loop 5:11"}},
    {"*.w CNAME ns\na CNAME b.w\n",                          {}},
    {"a CNAME b\nb CNAME a\nc CNAME d\nd CNAME c\n",         {"error cname-loop 5:9", "error cname-loop 7:9"}},

    // wildcard-dname, wildcard-ns
    {"*.w DNAME example.net.\n",                             {"warning wildcard-dname 5:1"}},
    {"*.w NS ns\n",                                          {"warning wildcard-ns 5:1"}},
    {"a.*.w NS ns\n",                                        {"warning asterisk-inside 5:1"}},
};
// clang-format on

// RFC 1034 §3.6.2, RFC 2181 §10.1, RFC 6672 §2.3, §2.4
// checklist: 4.3, 4.4, 4.5, 4.6, 4.13, 4.14
BOOST_DATA_TEST_CASE(aliases_stand_alone_and_lead_somewhere, data::make(samples), sample)
{
    BOOST_TEST(complaints_about(sample) == sample.complaints, boost::test_tools::per_element());
}

// RFC 4592 §4.1
// checklist: 4.15
BOOST_AUTO_TEST_CASE(an_apex_that_begins_with_an_asterisk_is_a_plain_name)
{
    const auto found =
        complaints_about("*.example.com.", "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n@ NS ns\n"
                                           "ns A 192.0.2.1\n");

    BOOST_TEST(found == std::vector<std::string>{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
