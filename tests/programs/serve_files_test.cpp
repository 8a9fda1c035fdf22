#include "programs/serve_files.hpp"

#include "support/folder.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namu::config::Configuration;
using namu::testing::Folder;

namespace {

/// The folders of `access.read` that lie below the folder of the test, without its name, in order.
std::vector<std::string> read_below(const Folder& folder, const namu::privilege::FileAccess& access)
{
    std::vector<std::string> found;
    for (const std::string& path : access.read) {
        if (path.starts_with(folder.path()))
            found.push_back(path.substr(std::min(path.size(), folder.path().size() + 1)));
    }
    std::ranges::sort(found);
    return found;
}

} // namespace

BOOST_AUTO_TEST_SUITE(serve_files)

BOOST_AUTO_TEST_CASE(a_folder_stands_for_itself_and_a_file_for_the_folder_it_is_in)
{
    const Folder folder;
    folder.write("zones/example.com.zone", "");
    folder.write("alone/example.net.zone", "");
    folder.write("list/zones.list", "example.org ../listed/example.org.zone\n");
    folder.write("views/inside/example.com.zone", "");
    Configuration configuration;
    configuration.zones = {folder.path("zones"), folder.path("alone/example.net.zone")};
    configuration.zone_lists = {folder.path("list/zones.list")};
    configuration.view = {{.name = "inside", .zones = {folder.path("views/inside")}}};
    configuration.cookies.secret_file = folder.path("secrets/cookies");

    const auto access = namu::serve_files(configuration, {folder.path("etc/namu.toml")}, {});

    const std::vector<std::string> wanted{"alone",   "etc",          "list", "list/../listed",
                                          "secrets", "views/inside", "zones"};
    BOOST_TEST(read_below(folder, access) == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(links_are_followed)
{
    const Folder folder;
    folder.write("zones/here", "");
    folder.write("elsewhere/example.com.zone", "");
    std::filesystem::create_symlink(folder.path("elsewhere/example.com.zone"),
                                    folder.path("zones/example.com.zone"));
    Configuration configuration;
    configuration.zones = {folder.path("zones")};

    const auto access = namu::serve_files(configuration, {}, {});

    BOOST_TEST(access.covers(folder.path("elsewhere/example.com.zone")));
    BOOST_TEST(!access.covers(folder.path("somewhere")));
}

BOOST_AUTO_TEST_CASE(folders_to_write_to_must_be_there)
{
    const Folder folder;
    folder.write("state/serial", "");

    const auto access = namu::serve_files({}, {}, {folder.path("state"), folder.path("gone")});

    BOOST_TEST(access.write == std::vector<std::string>{folder.path("state")},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
