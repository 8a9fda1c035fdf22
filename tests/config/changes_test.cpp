#include "namu/config/changes.hpp"

#include "support.hpp"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace namu::config {
namespace {

std::vector<std::string> changed(const std::string& before, const std::string& after)
{
    std::vector<std::string> texts;
    const auto was = testing::read(before);
    const auto is = testing::read(after);
    BOOST_TEST_REQUIRE(testing::all_text(was) + testing::all_text(is) == "");
    for (const ChangedSetting& each : changes(was.configuration(), is.configuration()))
        texts.push_back(to_text(each) + (each.change == Change::by_restart ? " (restart)" : ""));
    return texts;
}

void expect(const std::string& before, const std::string& after, const std::vector<std::string>& wanted)
{
    BOOST_TEST(changed(before, after) == wanted, boost::test_tools::per_element());
}

const std::string zones = "zones = ['a']\n";

BOOST_AUTO_TEST_SUITE(configuration_changes)

BOOST_AUTO_TEST_CASE(the_same_has_no_changes)
{
    expect(zones + "[tcp]\nconnections = 1000\n", zones, {});
}

BOOST_AUTO_TEST_CASE(a_key_says_what_it_was_and_what_makes_it_count)
{
    expect(zones + "port = 53\n[server]\nthreads = 2\n",
           zones + "port = 54\n[server]\nidentity = 'ns1'\n[log]\nlevel = 'debug'\n",
           {"port: 53 -> 54", "server.threads: 2 -> not set (restart)", "server.identity: not set -> \"ns1\"",
            "log.level: \"notice\" -> \"debug\""});
}

BOOST_AUTO_TEST_CASE(zones_are_told_apart_by_their_names)
{
    expect("[[zone]]\nname = 'a.example'\nfile = 'a'\n[[zone]]\nname = 'b.example'\nfile = 'b'\n",
           "[[zone]]\nname = 'c.example'\nfile = 'c'\n[[zone]]\nname = 'a.example'\nfile = 'a2'\n",
           {"zone a.example., file: \"conf/a\" -> \"conf/a2\"", "zone b.example.: gone",
            "zone c.example.: new"});
}

BOOST_AUTO_TEST_CASE(listeners_are_told_apart_by_their_addresses)
{
    expect(
        zones + "[[listen]]\naddress = '::1'\n[[listen]]\naddress = '127.0.0.1:53'\n",
        zones + "[[listen]]\naddress = '127.0.0.1:53'\nzones = ['a.example']\n[[listen]]\naddress = '::2'\n",
        {"listen ::1: gone", "listen 127.0.0.1:53, zones: not set -> [\"a.example.\"]", "listen ::2: new"});
}

BOOST_AUTO_TEST_CASE(the_order_of_views_is_a_change)
{
    const std::string a = "[[view]]\nname = 'a'\nclients = ['10.0.0.0/8']\nzones = ['a']\n";
    const std::string b = "[[view]]\nname = 'b'\nclients = ['10.0.0.0/16']\nzones = ['b']\n";

    expect(a + b, b + a, {"view: [\"a\", \"b\"] -> [\"b\", \"a\"]"});
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::config
