#include "namu/zone/record_changes.hpp"

#include "support/zone_from_text.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

using namu::testing::good_zone;

namespace {

const std::string start =
    "@ 3600 SOA ns hostmaster 7 7200 900 604800 300\n@ 3600 NS ns\nns 3600 A 192.0.2.1\n";

namu::RecordChanges changes(const std::string& before, const std::string& now, std::size_t most = 10)
{
    return namu::changes_between(*good_zone("example.com.", start + before),
                                 *good_zone("example.com.", start + now), most);
}

std::string names_of(const std::vector<namu::ZoneDifference::Record>& records)
{
    std::string all;
    for (const auto& record : records)
        all += record.owner.to_text() + " ";
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(record_changes)

BOOST_AUTO_TEST_CASE(two_equal_versions_have_none)
{
    BOOST_TEST(changes("a 60 A 192.0.2.1\n", "a 60 A 192.0.2.1\n").is_empty());
}

BOOST_AUTO_TEST_CASE(records_that_come_and_go_are_told_by_name_type_ttl_and_data)
{
    const auto found = changes("a 60 A 192.0.2.1\nb 60 A 192.0.2.1\nd 60 A 192.0.2.1\nd 60 A 192.0.2.2\n",
                               "b 90 A 192.0.2.1\nc 60 TXT x\nd 60 A 192.0.2.2\nd 60 A 192.0.2.3\n");
    BOOST_TEST(found.removed == 3U);
    BOOST_TEST(found.added == 3U);
    BOOST_TEST(names_of(found.shown.removed) == "a.example.com. b.example.com. d.example.com. ");
    BOOST_TEST(names_of(found.shown.added) == "b.example.com. c.example.com. d.example.com. ");
}

BOOST_AUTO_TEST_CASE(names_behind_the_last_one_of_the_other_version_count_too)
{
    BOOST_TEST(changes("z 60 A 192.0.2.1\n", "").removed == 1U);
    BOOST_TEST(changes("", "z 60 A 192.0.2.1\n").added == 1U);
}

BOOST_AUTO_TEST_CASE(no_more_than_so_many_are_kept_and_all_are_counted)
{
    const auto found = changes("", "a 60 A 192.0.2.1\nb 60 A 192.0.2.1\nc 60 A 192.0.2.1\n", 2);
    BOOST_TEST(found.added == 3U);
    BOOST_TEST(names_of(found.shown.added) == "a.example.com. b.example.com. ");
    const auto same = namu::changes_of({{}, {found.shown.added.rbegin(), found.shown.added.rend()}}, 1);
    BOOST_TEST(same.added == 2U);
    BOOST_TEST(names_of(same.shown.added) == "a.example.com. ");
}

BOOST_AUTO_TEST_SUITE_END()
