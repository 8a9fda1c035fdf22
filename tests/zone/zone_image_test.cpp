#include "namu/zone/zone_image.hpp"

#include "namu/wire/name.hpp"
#include "namu/zone/same_records.hpp"
#include "namu/zone/zone_editor.hpp"
#include "support/image_octets.hpp"
#include "support/zone_from_text.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namu::testing::good_zone;
using namu::testing::image_of;
using namu::testing::ImageOctets;
using namu::testing::zone_of_image;

constexpr std::array<std::uint8_t, 4> address{192, 0, 2, 9};

using Octets = std::vector<std::uint8_t>;

const std::string text = "@ 300 SOA ns hostmaster 7 3600 600 86400 60\n"
                         "@ 300 NS ns\n"
                         "ns 300 A 192.0.2.1\n"
                         "*.w 300 MX 10 ns\n"
                         "a.b 300 TXT \"deep\"\n"
                         "sub 300 NS ns.sub\n"
                         "ns.sub 300 A 192.0.2.2\n";

std::shared_ptr<const Zone> large_zone()
{
    std::string lines = text;
    for (int i = 0; i < 20'000; ++i)
        lines += "host" + std::to_string(i) + " 300 A 192.0.2.7\n";
    return good_zone("example.", lines);
}

BOOST_AUTO_TEST_SUITE(zone_images)

BOOST_AUTO_TEST_CASE(the_zone_of_an_image_is_the_one_that_was_written)
{
    for (const auto& zone : {good_zone("example.", text), large_zone()}) {
        const auto again = zone_of_image(image_of(*zone));

        BOOST_TEST_REQUIRE(again != nullptr);
        BOOST_TEST(same_records(*zone, *again));
        BOOST_TEST(again->serial().value() == 7);
        BOOST_TEST(again->negative_ttl().seconds() == 60);
        BOOST_TEST(again->record_count() == zone->record_count());
        BOOST_TEST(again->rrset_count() == zone->rrset_count());
        for (std::size_t i = 0; i < zone->node_count(); ++i) {
            const NameView owner = zone->node(i).owner();
            const Lookup wanted = zone->find(HashedName{owner}, RRType::MX);
            const Lookup got = again->find(HashedName{owner}, RRType::MX);
            BOOST_REQUIRE(got.kind == wanted.kind);
            BOOST_REQUIRE(again->find_node(owner).index() == i);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_zone_from_an_image_may_be_edited_and_written_and_edited_again)
{
    std::shared_ptr<const Zone> zone = large_zone();
    for (int i = 0; i < 5; ++i) {
        ZoneEditor editor{*zone};
        const auto number = std::to_string(i);
        editor.add({Name::from_text("new" + number + ".x.example.").value(), RRType::A, RRClass::IN, Ttl{},
                    address});
        editor.remove(Name::from_text("host" + number + ".example.").value(), RRType::A);
        if (i > 0) // what was removed comes again
            editor.add({Name::from_text("host0.example.").value(), RRType::A, RRClass::IN, Ttl{}, address});
        const auto edited = editor.publish();
        BOOST_TEST_REQUIRE(edited != nullptr);

        zone = zone_of_image(image_of(*edited));

        BOOST_TEST(zone->is_edited());
        BOOST_TEST(same_records(*zone, *edited));
        for (std::size_t at = 0; at < zone->node_count(); ++at)
            BOOST_REQUIRE(zone->position_of(zone->node(at)) == at);
    }
}

BOOST_AUTO_TEST_CASE(an_image_holds_next_to_no_memory_and_keeps_its_octets)
{
    const auto zone = large_zone();
    const auto again = zone_of_image(image_of(*zone));

    BOOST_TEST(again->memory() < 2'000);
    BOOST_TEST(zone->memory() > 1'000'000);
}

BOOST_AUTO_TEST_CASE(a_zone_makes_the_same_image_by_way_of_its_image)
{
    const auto zone = large_zone();
    const Octets image = image_of(*zone);

    BOOST_TEST((image_of(*zone_of_image(image)) == image));
}

BOOST_AUTO_TEST_CASE(the_denial_index_comes_along)
{
    auto zone = std::const_pointer_cast<Zone>(good_zone("example.", text));
    DenialIndex denial;
    denial.kind = DenialIndex::Kind::nsec3;
    denial.iterations = 5;
    denial.salt = std::vector<std::uint8_t>{1, 2, 3};
    denial.chain = std::vector<DenialIndex::Link>{{Nsec3Hash{9}, NodeRef{4}}};
    denial.places = std::vector<DenialIndex::Place>(zone->node_count(), {1, 0});
    denial.wildcard_places = std::vector<DenialIndex::Place>(zone->node_count(), {0, 0});
    denial.nsec_at_or_before = std::vector<NodeRef>{NodeRef{1}, NodeRef{2}};
    zone->set_denial(std::move(denial));

    const auto again = zone_of_image(image_of(*zone));

    BOOST_TEST_REQUIRE(again != nullptr);
    const DenialIndex& got = again->denial();
    BOOST_TEST((got.kind == DenialIndex::Kind::nsec3));
    BOOST_TEST(got.iterations == 5);
    BOOST_TEST(got.salt.size() == 3);
    BOOST_TEST(got.salt[2] == 3);
    BOOST_TEST((got.chain.front().node == NodeRef{4}));
    BOOST_TEST((got.chain.front().hash == Nsec3Hash{9}));
    BOOST_TEST(got.places.size() == zone->node_count());
    BOOST_TEST(got.places[1].matches == 1);
    BOOST_TEST(got.wildcard_places[1].matches == 0);
    BOOST_TEST((got.nsec_at_or_before[1] == NodeRef{2}));
}

BOOST_AUTO_TEST_CASE(the_stamp_is_that_of_the_writer)
{
    const Octets stamp = {1, 2, 3};
    const ImageOctets octets{image_of(*good_zone("example.", text), stamp)};

    const auto image = ZoneImage::open(octets.view());

    BOOST_TEST_REQUIRE(image.has_value());
    BOOST_TEST(Octets(image->stamp().begin(), image->stamp().end()) == stamp,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(damage_to_any_octet_of_a_small_image_is_noticed)
{
    Octets image = image_of(*good_zone("example.", text), Octets{1, 2, 3});
    BOOST_TEST_REQUIRE(zone_of_image(image) != nullptr);

    for (std::uint8_t& octet : image) {
        for (const std::uint8_t damage : Octets{0x01, 0x80, 0xff}) {
            octet ^= damage;
            BOOST_REQUIRE(zone_of_image(image) == nullptr);
            octet ^= damage;
        }
    }
}

BOOST_AUTO_TEST_CASE(damage_to_a_large_image_is_noticed)
{
    Octets image = image_of(*large_zone());
    std::mt19937 random{5};
    for (int i = 0; i < 200; ++i) {
        Octets damaged = image;
        const std::size_t at = random() % damaged.size();
        const std::size_t size = std::min<std::size_t>(1 + random() % 5'000, damaged.size() - at);
        bool is_changed = false;
        for (std::size_t j = at; j < at + size; ++j) {
            const auto octet = static_cast<std::uint8_t>(random());
            is_changed |= octet != damaged[j];
            damaged[j] = octet;
        }
        BOOST_REQUIRE(!is_changed || zone_of_image(damaged) == nullptr);
    }
}

BOOST_AUTO_TEST_CASE(an_image_of_another_size_is_none)
{
    const Octets image = image_of(*good_zone("example.", text));

    for (std::size_t size = 0; size < image.size(); ++size)
        BOOST_REQUIRE(zone_of_image(Bytes{image}.first(size)) == nullptr);
    Octets longer = image;
    longer.push_back(0);
    BOOST_TEST(zone_of_image(longer) == nullptr);
}

BOOST_AUTO_TEST_CASE(an_image_of_another_form_is_none_whatever_its_checksum)
{
    Octets image = image_of(*good_zone("example.", text));
    constexpr std::size_t form_at = 16;
    image[form_at] ^= 1;

    BOOST_TEST(!ZoneImage::open(ImageOctets{image}.view()).has_value());
}

BOOST_AUTO_TEST_CASE(octets_that_are_not_aligned_are_refused)
{
    const Octets image = image_of(*good_zone("example.", text));
    ImageOctets moved{Octets(image.size() + 8)};
    std::memcpy(moved.data() + 8, image.data(), image.size());

    BOOST_TEST(!ZoneImage::open(moved.view().subspan(8)).has_value());
}

BOOST_AUTO_TEST_CASE(a_writer_that_fails_ends_the_work)
{
    const auto zone = large_zone();
    int calls = 0;

    const auto front = ZoneImage::write(*zone, {}, [&](Bytes /*octets*/) { return ++calls < 2; });

    BOOST_TEST(!front.has_value());
    BOOST_TEST(calls == 2);
}

BOOST_AUTO_TEST_CASE(without_its_front_it_is_no_image)
{
    Octets octets;
    const auto front = ZoneImage::write(*good_zone("example.", text), {}, [&](Bytes more) {
        octets.insert(octets.end(), more.begin(), more.end());
        return true;
    });

    BOOST_TEST(front.has_value());
    BOOST_TEST(!ZoneImage::open(ImageOctets{octets}.view()).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
