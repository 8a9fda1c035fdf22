#include "namu/zone/check/zone_check.hpp"

#include "zone/check_support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;
using testing::CheckSample;
using testing::complaints_about;

BOOST_AUTO_TEST_SUITE(check_cut)

const std::string digest = "0000000000000000000000000000000000000000000000000000000000000000\n";

// clang-format off
const CheckSample samples[] = {
    // missing-glue
    {"sub NS ns.sub\nns.sub A 192.0.2.2\n",                         {}},
    {"sub NS ns.sub\nns.sub AAAA 2001:db8::1\n",                    {}},
    {"sub NS sub\nsub A 192.0.2.2\n",                               {}},
    {"sub NS ns.sub\n",                                             {"error missing-glue 5:8"}},
    {"sub NS sub\n",                                                {"error missing-glue 5:8"}},
    {"sub NS ns.sub\nns.sub TXT x\n",                               {"error missing-glue 5:8", "warning occluded-record 6:1"}},
    {"sub NS ns\n    NS ns.sub\n",                                  {"error missing-glue 6:8"}},
    {"sub NS ns.other\nother NS ns\n",                              {}},
    {"sub NS ns.example.net.\n",                                    {}},

    // data-at-zone-cut
    {"sub NS ns\nsub DS 1 13 2 " + digest,                          {}},
    {"sub NS ns\nsub NSEC ns NS\n",                                 {}},
    {"sub NS ns\nsub TXT x\n",                                      {"warning data-at-zone-cut 6:1"}},
    {"sub NS ns\nsub A 192.0.2.2\n",                                {"warning data-at-zone-cut 6:1"}},
    {"sub NS ns\nsub A 192.0.2.2\nother NS sub\n",                  {}},

    // occluded-record
    {"sub NS ns\nwww.sub A 192.0.2.2\n",                            {"warning occluded-record 6:1"}},
    {"sub NS ns.sub\nns.sub A 192.0.2.2\nother NS b.sub\nb.sub A 192.0.2.3\n", {}},
    {"sub NS ns\na.b.sub MX 10 ns\n",                               {"warning occluded-record 6:1"}},
    {"sub NS ns\na.sub NS ns\n",                                    {"warning occluded-record 6:1"}},
    {"sub NS ns\nsubs A 192.0.2.2\n",                               {}},
    {"@ NS ns.sub\nsub NS ns.sub\nns.sub A 192.0.2.2\n",            {}},

    // ds-without-ns
    {"www A 192.0.2.2\nwww DS 1 13 2 " + digest,                    {"warning ds-without-ns 6:1"}},
    {"sub NS ns\na.sub DS 1 13 2 " + digest,                        {"warning occluded-record 6:1"}},
};
// clang-format on

// RFC 1034 §4.2.1, RFC 2136 §7.18, RFC 4035 §2.4, §2.6
// checklist: 4.7, 4.9, 4.10, 4.11
BOOST_DATA_TEST_CASE(a_parent_holds_only_what_leads_to_its_child, data::make(samples), sample)
{
    BOOST_TEST(complaints_about(sample) == sample.complaints, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
