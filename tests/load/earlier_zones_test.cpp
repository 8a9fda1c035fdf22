#include "namu/load/earlier_zones.hpp"

#include "support/zone_from_text.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namu::EarlierZones;
using namu::Name;

const Name apex = Name::from_text("example.").value();

namu::Catalog catalog_of(std::shared_ptr<const namu::Zone> zone)
{
    return namu::Catalog{{{apex, std::move(zone)}}};
}

std::shared_ptr<const namu::Zone> zone_of_two_records()
{
    return namu::testing::good_zone("example.", "@ 60 SOA . . 1 1 1 1 1\nwww 60 A 192.0.2.1\n");
}

BOOST_AUTO_TEST_CASE(a_version_is_given_to_one_only)
{
    const namu::Catalog served = catalog_of(zone_of_two_records());
    const EarlierZones earlier{served, 2};

    BOOST_TEST(earlier.take(apex) == served.entries().front().zone);
    BOOST_TEST(earlier.take(apex) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_small_zone_is_not_worth_it)
{
    const namu::Catalog served = catalog_of(zone_of_two_records());
    const EarlierZones earlier{served, 3};

    BOOST_TEST(earlier.take(apex) == nullptr);
}

BOOST_AUTO_TEST_CASE(what_was_not_served_has_no_version)
{
    const namu::Catalog served = catalog_of(nullptr);
    const EarlierZones earlier{served, 0};

    BOOST_TEST(earlier.take(apex) == nullptr);
    BOOST_TEST(earlier.take(Name::from_text("other.").value()) == nullptr);
}

} // namespace
