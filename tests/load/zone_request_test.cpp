#include "namu/load/zone_request.hpp"

#include "load/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namu::test::TemporaryFolder;

std::vector<std::string> paths_of(const namu::ZoneRequests& requests)
{
    std::vector<std::string> paths;
    for (const namu::ZoneRequest& request : requests.requests)
        paths.push_back(request.path);
    return paths;
}

BOOST_AUTO_TEST_CASE(files_folders_named_zones_and_lists_are_taken_in_this_order)
{
    const TemporaryFolder folder;
    const std::string file = folder.write("single");
    const std::string in_folder = folder.write("zones/a.zone");
    const std::string list = folder.write("zones.list", "b.example. b.zone\n");

    const auto requests =
        namu::collect_zone_requests({.paths = {file, folder.path("zones")},
                                     .named = {{"c.zone", namu::Name::from_text("c.example.").value()}},
                                     .lists = {list}});

    const std::vector<std::string> expected{file, in_folder, "c.zone", folder.path("b.zone")};
    BOOST_TEST(paths_of(requests) == expected, boost::test_tools::per_element());
    BOOST_TEST(!requests.requests[0].origin.has_value());
    BOOST_TEST(!requests.requests[1].origin.has_value());
    BOOST_TEST(requests.requests[2].origin->to_text() == "c.example.");
    BOOST_TEST(requests.requests[3].origin->to_text() == "b.example.");
}

BOOST_AUTO_TEST_CASE(the_origin_is_that_of_the_files_named_by_path)
{
    const auto origin = namu::Name::from_text("example.").value();

    const auto requests = namu::collect_zone_requests({.paths = {"some.file"}, .origin = origin});

    BOOST_TEST_REQUIRE(requests.requests.size() == 1);
    BOOST_TEST(requests.requests.front().origin->to_text() == "example.");
}

BOOST_AUTO_TEST_CASE(a_path_that_leads_nowhere_stays_a_request)
{
    const TemporaryFolder folder;

    const auto requests = namu::collect_zone_requests({.paths = {folder.path("missing.zone")}});

    BOOST_TEST(requests.requests.size() == 1);
    BOOST_TEST(requests.diagnostics.kept().empty());
}

} // namespace
