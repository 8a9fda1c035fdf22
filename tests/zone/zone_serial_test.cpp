#include "namu/zone/zone_serial.hpp"

#include "namu/zone/content_digest.hpp"
#include "namu/zone/zone_editor.hpp"
#include "support/zone_from_text.hpp"

#include <memory>
#include <string>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

const std::string text =
    "@ 3600 SOA ns hostmaster 7 7200 900 604800 300\n@ 3600 NS ns\nns 3600 A 192.0.2.1\n";

std::shared_ptr<Zone> zone()
{
    return testing::zone_from_text("example.com.", text).built.zone;
}

std::uint32_t serial_in_soa(const Zone& zone)
{
    const Bytes rdata = zone.apex_node().find(RRType::SOA).front();
    return load_u32(rdata.data() + rdata.size() - 20);
}

/// A version that shares its nodes with the one before.
std::shared_ptr<Zone> edited(const Zone& from)
{
    ZoneEditor editor{from};
    const std::vector<std::uint8_t> address{192, 0, 2, 9};
    editor.add({*Name::from_text("www.example.com."), RRType::A, RRClass::IN, Ttl::from_wire(60), address});
    return editor.publish();
}

} // namespace

BOOST_AUTO_TEST_SUITE(zone_serial)

BOOST_AUTO_TEST_CASE(a_zone_as_it_was_built_gets_it_in_place)
{
    const auto built = zone();
    const auto changed = with_serial(built, Serial{9});
    BOOST_TEST(changed == built);
    BOOST_TEST(changed->serial().value() == 9U);
    BOOST_TEST(serial_in_soa(*changed) == 9U);
}

BOOST_AUTO_TEST_CASE(an_edited_version_does_not_change_the_one_before)
{
    const auto built = zone();
    const auto after = edited(*built);
    const auto changed = with_serial(after, Serial{9});
    BOOST_TEST_REQUIRE(changed != nullptr);
    BOOST_TEST(serial_in_soa(*changed) == 9U);
    BOOST_TEST(changed->serial().value() == 9U);
    BOOST_TEST(serial_in_soa(*built) == 7U);
    BOOST_TEST(serial_in_soa(*after) == 7U);
    BOOST_TEST((ContentDigest::of(*changed) == ContentDigest::of(*after)));
}

BOOST_AUTO_TEST_CASE(a_difference_that_leaves_the_soa_alone_is_led_to_the_serial)
{
    const auto built = zone();
    ZoneDifference difference;
    BOOST_TEST(lead_to_serial(difference, *built, Serial{8}));
    BOOST_TEST(difference.removed.size() == 1U);
    BOOST_TEST(difference.added.size() == 1U);
    BOOST_TEST(apply_difference(*built, difference)->serial().value() == 8U);
    // and back to where it was
    BOOST_TEST(lead_to_serial(difference, *built, Serial{7}));
    BOOST_TEST(difference.is_empty());
}

BOOST_AUTO_TEST_CASE(a_signed_soa_is_known)
{
    BOOST_TEST(!has_signed_soa(*zone()));
    const auto is_signed = testing::zone_from_text(
        "example.com.",
        text + "@ 3600 RRSIG SOA 13 2 3600 20300101000000 20200101000000 1 example.com. AAAA\n");
    BOOST_TEST(has_signed_soa(*is_signed.built.zone));
}

BOOST_AUTO_TEST_SUITE_END()
