#include "namu/config/configuration_reader.hpp"

#include "namu/config/configuration_text.hpp"
#include "support.hpp"
#include "support/tests_folder.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu::config {
namespace {

using testing::all_text;
using testing::read;

BOOST_AUTO_TEST_SUITE(configuration_reader)

BOOST_AUTO_TEST_CASE(paths_of_a_file_start_at_its_folder)
{
    const ConfigurationReader reader = read("zones = ['zones/', '/srv/dns']\n[log]\nto = 'log/namu.log'\n");

    BOOST_TEST(all_text(reader) == "");
    BOOST_TEST(reader.configuration().zones.at(0) == Path{"conf/zones/"});
    BOOST_TEST(reader.configuration().zones.at(1) == Path{"/srv/dns"});
    BOOST_TEST(reader.configuration().log.to.file == Path{"conf/log/namu.log"});
}

BOOST_AUTO_TEST_CASE(paths_of_a_setting_start_where_the_program_runs)
{
    ConfigurationReader reader;
    reader.read_file("/dev/null");
    reader.read_setting("zones = ['zones/']");

    BOOST_TEST(reader.configuration().zones.at(0) == Path{"zones/"});
}

BOOST_AUTO_TEST_CASE(what_is_read_later_takes_the_place_of_what_is_there)
{
    ConfigurationReader reader;
    reader.read_text("namu.toml", "zones = ['a', 'b']\nport = 53\n[tcp]\nconnections = 7\nidle-time-out = 3\n"
                                  "[[listen]]\naddress = '::1'\n[[listen]]\naddress = '::2'\n");
    reader.read_setting("tcp.connections = 8");
    reader.read_setting("listen = [{address = '192.0.2.1'}]");
    reader.read_options({{"zones", {}, {TomlValue::Array{TomlValue{std::string{"c"}}}}}});
    reader.judge();

    const Configuration& read = reader.configuration();
    BOOST_TEST(all_text(reader) == "");
    BOOST_TEST(read.zones.size() == 1U);
    BOOST_TEST(read.zones.front() == Path{"c"});
    BOOST_TEST(read.port == 53);
    BOOST_TEST(read.tcp.connections == 8U);
    BOOST_TEST(read.tcp.idle_time_out.count() == 3);
    BOOST_TEST(read.listen.size() == 1U);
    BOOST_TEST(endpoint_of(read.listen.front(), read).to_text() == "192.0.2.1:53");
}

BOOST_AUTO_TEST_CASE(a_bad_value_changes_nothing)
{
    const ConfigurationReader reader = read("zones = ['a']\nport = 99999\n[tcp]\nconnections = 0\n");

    BOOST_TEST(reader.diagnostics().errors() == 2U);
    BOOST_TEST(reader.configuration().port == Configuration::default_port);
    BOOST_TEST(reader.configuration().tcp.connections == TcpSettings{}.connections);
}

BOOST_AUTO_TEST_CASE(it_knows_which_keys_somebody_chose)
{
    const ConfigurationReader reader = read(
        "zones = ['a']\n[[zone]]\nname = 'a.example'\nserial = 'increment'\n[watch]\nmode = 'inotify'\n");

    BOOST_TEST(reader.has_chosen("zone.serial"));
    BOOST_TEST(reader.has_chosen("watch.mode"));
    BOOST_TEST(!reader.has_chosen("zone.file"));
    BOOST_TEST(!reader.has_chosen("watch.settle"));
}

BOOST_AUTO_TEST_CASE(zones_that_are_only_known_once_loaded_are_judged_then)
{
    ConfigurationReader reader =
        read("zones = ['a/']\n[[listen]]\naddress = '::1'\nzones = ['exmaple.com']\n");
    BOOST_TEST(all_text(reader) == "");

    reader.judge_zone_names(std::vector<StoredName>{Name::from_text("example.com").value()});

    BOOST_TEST(all_text(reader) ==
               "conf/namu.toml:4:10: error: there is no zone `exmaple.com` [unknown-zone]\n"
               "    4 | zones = ['exmaple.com']\n"
               "      |          ^~~~~~~~~~~~~\n"
               "      = hint: did you mean `example.com`?\n");
}

BOOST_AUTO_TEST_CASE(a_view_is_no_part_of_the_zones_for_everybody)
{
    const ConfigurationReader reader =
        read("zones = ['outside/']\n[[zone]]\nname = 'a.example'\nfile = 'a'\n"
             "[[view]]\nname = 'in'\nclients = ['::1']\nzones = ['inside/']\n");

    const ZoneArguments everybody = zone_arguments(reader.configuration());
    const ZoneArguments view = zone_arguments(reader.configuration().view.front());

    BOOST_TEST(everybody.paths == std::vector<std::string>{"conf/outside/"},
               boost::test_tools::per_element());
    BOOST_TEST(everybody.named.front().path == "conf/a");
    BOOST_TEST(view.paths == std::vector<std::string>{"conf/inside/"}, boost::test_tools::per_element());
}

const char* const texts[] = {
    "zones = ['a']\n",
    "zones = ['a \"quoted\" b', 'c\\d', 'e\tf', 'z\u00f6ne']\norigin = 'example.com'\n",
    "zones = ['a']\n[server]\nidentity = \"two\\nlines, a \\u0001\"\nversion-text = ''\n",
};

/// Printed and read again it is the same, as seen from the same folder.
void expect_the_same_again(const Configuration& configuration)
{
    const std::string printed = to_toml(configuration);
    ConfigurationReader again;
    again.read_text("namu.toml", printed);

    BOOST_TEST_CONTEXT(printed)
    {
        BOOST_TEST(all_text(again) == "");
        BOOST_TEST((again.configuration() == configuration));
        BOOST_TEST(to_toml(again.configuration()) == printed);
    }
}

BOOST_DATA_TEST_CASE(what_is_printed_reads_back_as_the_same, boost::unit_test::data::make(texts), text)
{
    ConfigurationReader reader;
    reader.read_text("namu.toml", text);
    BOOST_TEST_REQUIRE(all_text(reader) == "");

    expect_the_same_again(reader.configuration());
}

BOOST_AUTO_TEST_CASE(a_file_with_every_key_reads_back_as_the_same)
{
    ConfigurationReader reader;
    reader.read_file(namu::testing::tests_folder() / "config/mistakes/good/everything.toml");
    BOOST_TEST_REQUIRE(all_text(reader) == "");

    expect_the_same_again(reader.configuration());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::config
