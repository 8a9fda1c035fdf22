#include "namu/privilege/own_folder.hpp"

#include "support/folder.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <string>

using namespace namu::privilege;

BOOST_AUTO_TEST_SUITE(own_folder)

BOOST_AUTO_TEST_CASE(it_is_made_with_those_above_it_for_its_user_alone)
{
    const namu::testing::Folder folder;
    const auto identity = ::geteuid() == 0 ? std::optional{*find_identity("nobody")} : std::nullopt;

    BOOST_TEST(make_own_folder(folder.path("var/lib/namu"), identity) == "");

    struct stat status {};
    BOOST_TEST_REQUIRE(::stat(folder.path("var/lib/namu").c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777) == 0750U);
    BOOST_TEST(status.st_uid == (identity ? identity->uid : ::geteuid()));
    BOOST_TEST_REQUIRE(::stat(folder.path("var/lib").c_str(), &status) == 0);
    BOOST_TEST(status.st_uid == ::geteuid());
}

BOOST_AUTO_TEST_CASE(one_that_is_there_stays_as_it_is)
{
    const namu::testing::Folder folder;
    BOOST_TEST_REQUIRE(::mkdir(folder.path("state").c_str(), 0700) == 0);

    BOOST_TEST(make_own_folder(folder.path("state"), *find_identity("root")) == "");

    struct stat status {};
    BOOST_TEST_REQUIRE(::stat(folder.path("state").c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777) == 0700U);
}

BOOST_AUTO_TEST_CASE(it_says_what_is_in_the_way)
{
    const namu::testing::Folder folder;
    const std::string file = folder.write("file", "");

    BOOST_TEST(make_own_folder(file + "/state", {}).starts_with("cannot make the folder"));
}

BOOST_AUTO_TEST_SUITE_END()
