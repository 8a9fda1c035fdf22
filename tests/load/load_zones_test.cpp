#include "namu/load/load_zones.hpp"

#include "load/temporary_folder.hpp"

#include <ostream>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namu::test::TemporaryFolder;
namespace data = boost::unit_test::data;

constexpr std::string_view good = "$TTL 300\n"
                                  "@  SOA ns hostmaster 1 7200 900 1209600 300\n"
                                  "   NS  ns\n"
                                  "ns A   192.0.2.53\n";

namu::Name name(std::string_view text)
{
    return namu::Name::from_text(text).value();
}

BOOST_DATA_TEST_CASE(zones_come_back_in_the_order_of_the_requests, data::make({0, 1, 3, 8}), threads)
{
    const TemporaryFolder folder;
    const std::string path = folder.write("one.file", good);
    std::vector<namu::ZoneRequest> requests;
    for (int i = 0; i < 50; ++i)
        requests.push_back({path, name("z" + std::to_string(i) + ".example.")});

    const auto zones = namu::load_zones(requests, static_cast<std::size_t>(threads));

    BOOST_TEST_REQUIRE(zones.size() == requests.size());
    for (std::size_t i = 0; i < zones.size(); ++i) {
        BOOST_TEST_REQUIRE(zones[i].zone != nullptr);
        BOOST_TEST((zones[i].zone->apex() == requests[i].origin->view()));
    }
}

BOOST_AUTO_TEST_CASE(no_requests_give_no_zones)
{
    BOOST_TEST(namu::load_zones({}, 4).empty());
}

BOOST_AUTO_TEST_CASE(a_zone_with_an_error_does_not_keep_the_others_from_being_loaded)
{
    const TemporaryFolder folder;
    const std::string path = folder.write("good.file", good);

    const auto zones = namu::load_zones({{path, name("a.example.")},
                                         {folder.path("missing.zone"), name("b.example.")},
                                         {path, name("c.example.")}});

    BOOST_TEST(zones[0].zone != nullptr);
    BOOST_TEST(zones[1].zone == nullptr);
    BOOST_TEST(zones[2].zone != nullptr);
}

BOOST_AUTO_TEST_CASE(a_zone_given_twice_is_refused_the_second_time_and_both_files_are_named)
{
    const TemporaryFolder folder;
    const std::string first = folder.write("first.file", good);
    const std::string second = folder.write("second.file", good);

    const auto zones = namu::load_zones(
        {{first, name("example.com.")}, {first, name("example.net.")}, {second, name("EXAMPLE.com.")}});

    BOOST_TEST(zones[0].zone != nullptr);
    BOOST_TEST(zones[1].zone != nullptr);
    BOOST_TEST(zones[2].zone == nullptr);
    BOOST_TEST_REQUIRE(zones[2].diagnostics.kept().size() == 1);
    const namu::Diagnostic& diagnostic = zones[2].diagnostics.kept().front();
    BOOST_TEST(diagnostic.rule->id == "zone-given-twice");
    BOOST_TEST(diagnostic.message.find(first) != std::string::npos);
    BOOST_TEST(diagnostic.message.find(second) != std::string::npos);
}

} // namespace
