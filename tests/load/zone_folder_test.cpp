#include "namu/load/zone_folder.hpp"

#include "load/temporary_folder.hpp"
#include "namu/load/rules.hpp"

#include <filesystem>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namu::test::TemporaryFolder;
namespace data = boost::unit_test::data;

// clang-format off
const std::string_view zone_names[] = {
    "home.lab.zone", "example.com.db", "db.example.com", "db.192.168.7",
};
const std::string_view other_names[] = {
    "", "README.md", "hosts.inc", "zone", "db", "db.", "named.conf", "example.com.zone~", "db.example.com.bak",
    "db.example.com~", "#home.zone#", ".home.zone.swp", ".home.zone", "db.example.com.jnl", "db.hosts.inc",
};
// clang-format on

BOOST_DATA_TEST_CASE(names_of_zone_files_are_known, data::make(zone_names), name)
{
    BOOST_TEST(namu::looks_like_zone_file(name));
}

BOOST_DATA_TEST_CASE(names_of_other_files_are_not_taken, data::make(other_names), name)
{
    BOOST_TEST(!namu::looks_like_zone_file(name));
}

BOOST_AUTO_TEST_CASE(files_are_found_at_any_depth_in_the_order_of_their_paths)
{
    const TemporaryFolder folder;
    const std::string deep = folder.write("b/c/deep.zone");
    const std::string first = folder.write("a.zone");
    const std::string last = folder.write("z.zone");
    folder.write("notes.txt");
    folder.write(".hidden/x.zone");
    std::filesystem::create_directories(folder.path("not-a-file.zone"));
    namu::Diagnostics diagnostics;

    const auto files = namu::zone_files_below(folder.path(), diagnostics);

    const std::vector<std::string> expected{first, deep, last};
    BOOST_TEST(files == expected, boost::test_tools::per_element());
    BOOST_TEST(diagnostics.kept().empty());
}

BOOST_AUTO_TEST_CASE(links_to_files_are_followed_and_links_to_folders_are_not)
{
    const TemporaryFolder elsewhere;
    const std::string target = elsewhere.write("target");
    elsewhere.write("other.zone");
    const TemporaryFolder folder;
    std::filesystem::create_symlink(target, folder.path("link.zone"));
    std::filesystem::create_symlink("nowhere", folder.path("dangling.zone"));
    std::filesystem::create_directory_symlink(elsewhere.path(), folder.path("linked"));
    std::filesystem::create_directory_symlink(folder.path(), folder.path("loop"));
    namu::Diagnostics diagnostics;

    const auto files = namu::zone_files_below(folder.path(), diagnostics);

    const std::vector<std::string> expected{folder.path("link.zone")};
    BOOST_TEST(files == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_folder_without_zones_is_told)
{
    const TemporaryFolder folder;
    folder.write("notes.txt");
    namu::Diagnostics diagnostics;

    const auto files = namu::zone_files_below(folder.path(), diagnostics);

    BOOST_TEST(files.empty());
    BOOST_TEST_REQUIRE(diagnostics.kept().size() == 1);
    BOOST_TEST(diagnostics.kept().front().rule == &namu::load_rule::folder_without_zones);
    BOOST_TEST(diagnostics.kept().front().message.find(folder.path()) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_told_with_the_reason)
{
    const TemporaryFolder folder;
    namu::Diagnostics diagnostics;

    const auto files = namu::zone_files_below(folder.path("missing"), diagnostics);

    BOOST_TEST(files.empty());
    BOOST_TEST_REQUIRE(diagnostics.kept().size() == 1);
    BOOST_TEST(diagnostics.kept().front().rule == &namu::load_rule::folder_not_readable);
    BOOST_TEST(diagnostics.kept().front().message.find("No such file") != std::string::npos);
}

} // namespace
