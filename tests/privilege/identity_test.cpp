#include "namu/privilege/identity.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <vector>

using namespace namu::privilege;

BOOST_AUTO_TEST_SUITE(identity)

BOOST_AUTO_TEST_CASE(a_user_has_his_own_group_among_all_of_his)
{
    const auto root = find_identity("root");

    BOOST_TEST_REQUIRE(root.has_value());
    BOOST_TEST(root->user == "root");
    BOOST_TEST(root->uid == 0U);
    BOOST_TEST(root->gid == 0U);
    BOOST_TEST(std::ranges::count(root->groups, gid_t{0}) == 1);
}

BOOST_AUTO_TEST_CASE(a_number_will_do)
{
    const auto root = find_identity("0", "1");

    BOOST_TEST_REQUIRE(root.has_value());
    BOOST_TEST(root->user == "root");
    BOOST_TEST(root->gid == 1U);
    BOOST_TEST(std::ranges::count(root->groups, gid_t{1}) == 1);
}

BOOST_AUTO_TEST_CASE(a_group_is_joined_once)
{
    Identity identity{"namu", 700, 700, {700}};

    BOOST_TEST(join_group(identity, "daemon").value() == 1U);
    BOOST_TEST(join_group(identity, "1").value() == 1U);
    BOOST_TEST(!join_group(identity, "namu-no-group").has_value());

    BOOST_TEST(identity.groups == (std::vector<gid_t>{700, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(whoever_is_not_there_is_told_how_to_be_made)
{
    BOOST_TEST(
        find_identity("namu-nobody-knows").error() ==
        "there is no user `namu-nobody-knows`; `adduser --system --group namu-nobody-knows` makes one");
    BOOST_TEST(find_identity("").has_error());
    BOOST_TEST(find_identity("root", "namu-no-group").error() ==
               "there is no group `namu-no-group`; `addgroup --system namu-no-group` makes one");
}

BOOST_AUTO_TEST_SUITE_END()
