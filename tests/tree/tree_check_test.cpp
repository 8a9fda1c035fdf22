#include "namu/tree/tree_check.hpp"

#include "namu/load/load_zones.hpp"
#include "namu/tree/tree_report.hpp"

#include "load/temporary_folder.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// RFC 1034 §4.2.2, RFC 1912 §2.3, RFC 9199 §3.6
// checklist: 4.19, 10.7
namespace namu {
namespace {

namespace data = boost::unit_test::data;
using test::TemporaryFolder;

BOOST_AUTO_TEST_SUITE(delegations)

/// What `namu check` does with several zones.
void report(std::vector<LoadedZone>& zones)
{
    const ZoneTree tree{zones};
    const TreeInput input{tree, TreeScope::cuts};
    report_findings(find_in_tree(input), input, zones, Patches::none);
}

/// RFC 1034 §4.2.2, RFC 1912 §2.3, RFC 9199 §3.6: what the parent says of sub.example.com., what the child says of itself, and what is to be reported.
struct Sample {
    std::string cut;
    std::string apex;
    std::vector<std::string> found; ///< "delegation-ttl-differs 5", with the line in the parent's file
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.cut << " / " << sample.apex;
}

const std::string key = "@ DNSKEY 257 3 15 kbxKNow8/02j6OrFpIG2cbQNWhm/HRh4LgLiY3htrWA=\n";
const std::string other_key = "@ DNSKEY 257 3 15 zPnZ/QwEe7S8C5SPz2OfS5RR40ATk2/rYnE9xHIEijs=\n";
const std::string ds = // of `key`
    "sub DS 28960 15 2 d51c78925f82e4aafde6b004c9a08bd4c2ba2e0652e5b2b55edb8070eb37c8a7\n";

// clang-format off
const Sample samples[] = {
    {"sub NS ns.sub\nns.sub A 192.0.2.5\n",              "@ NS ns\nns A 192.0.2.5\n",               {}},
    {"sub NS NS.sub\nns.sub A 192.0.2.5\n",              "@ NS ns\nns A 192.0.2.5\n",               {}},
    {"sub NS ns\n",                                      "@ NS ns.example.com.\n",                  {}},
    {"sub NS ns\n",                                      "@ NS ns.example.com.\n@ NS b.example.\n", {"delegation-servers-differ 5"}},
    {"sub NS ns\nsub NS b.example.\n",                   "@ NS ns.example.com.\n",                  {"delegation-servers-differ 5"}},
    {"sub NS a.example.\n",                              "@ NS b.example.\n",                       {"delegation-servers-differ 5"}},
    {"sub NS ns.sub\nns.sub A 192.0.2.6\n",              "@ NS ns\nns A 192.0.2.5\n",               {"delegation-glue-differs 6"}},
    {"sub NS ns.sub\nns.sub A 192.0.2.5\n",              "@ NS ns\nns A 192.0.2.5\nns AAAA ::5\n",  {}},
    {"sub NS ns.sub\nns.sub AAAA 2001:db8::5\n",         "@ NS ns\nns A 192.0.2.5\n",               {"delegation-glue-differs 6"}},
    {"sub 3000 NS ns\n",                                 "@ NS ns.example.com.\n",                  {}},
    {"sub 3001 NS ns\n",                                 "@ NS ns.example.com.\n",                  {"delegation-ttl-differs 5"}},
    {"sub NS ns\n",                                      "@ 3001 NS ns.example.com.\n",             {"delegation-ttl-differs 5"}},
    {"sub NS ns\n" + ds,                                 "@ NS ns.example.com.\n",                  {"delegation-without-key 6"}},
    {"sub NS ns\n" + ds,                                 "@ NS ns.example.com.\n" + other_key,      {"delegation-without-key 6"}},
    {"sub NS ns\n" + ds,                                 "@ NS ns.example.com.\n" + key,            {}},
    {"sub NS ns\n",                                      "@ NS ns.example.com.\n" + key,            {}},
    {"sub NS ns\n" + key,                                "@ NS ns.example.com.\n" + key,            {"delegation-without-ds 5"}},
};
// clang-format on

BOOST_DATA_TEST_CASE(both_sides_of_a_cut_say_the_same, data::make(samples), sample)
{
    const TemporaryFolder folder;
    const std::string parent =
        "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n@ NS ns\nns A 192.0.2.1\n";
    const std::string child = "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n";
    auto zones =
        load_zones({{folder.write("parent", parent + sample.cut), *Name::from_text("example.com.")},
                    {folder.write("child", child + sample.apex), *Name::from_text("sub.example.com.")}},
                   1, {.keep_positions = true});

    report(zones);

    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : zones[0].diagnostics.kept())
        found.push_back(std::string{diagnostic.rule->id} + ' ' +
                        std::to_string(zones[0].sources.locate(diagnostic.where.begin).line));
    BOOST_TEST(found == sample.found, boost::test_tools::per_element());
    BOOST_TEST(zones[1].diagnostics.kept().empty());
}

BOOST_AUTO_TEST_CASE(a_zone_that_could_not_be_read_is_not_compared)
{
    std::vector<LoadedZone> zones(2);

    report(zones);

    BOOST_TEST(zones[0].diagnostics.kept().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
