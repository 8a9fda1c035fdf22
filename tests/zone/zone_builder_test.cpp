#include "namu/zone/zone_builder.hpp"

#include "support/zone_from_text.hpp"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namu::testing::zone_from_text;

BOOST_AUTO_TEST_SUITE(zone_builder)

Name name(const std::string& text)
{
    return Name::from_text(text).value();
}

std::vector<std::string> octets_of(const RRsetView& rrset)
{
    std::vector<std::string> result;
    for (const Bytes rdata : rrset)
        result.emplace_back(as_text(rdata));
    return result;
}

BOOST_AUTO_TEST_CASE(equal_records_count_once_and_are_noted)
{
    const auto read = zone_from_text("example.", "@ 300 A 192.0.2.1\n@ 300 A 192.0.2.2\n@ 300 A 192.0.2.1\n");
    const auto& duplicates = read.built.notes.duplicates;

    BOOST_TEST(read.built.zone->record_count() == 2U);
    BOOST_TEST_REQUIRE(duplicates.size() == 1U);
    BOOST_TEST((duplicates[0].owner == name("example.")));
    BOOST_TEST((duplicates[0].type == RRType::A));
    BOOST_TEST(duplicates[0].first.owner().begin.offset() == 0U);
    BOOST_TEST(duplicates[0].second.owner().begin.offset() == 36U);
}

BOOST_AUTO_TEST_CASE(names_in_rdata_are_equal_whatever_their_case)
{
    const auto read =
        zone_from_text("example.", "@ 300 MX 1 MAIL\n@ 300 MX 1 mail\n@ 300 NS a.\n@ 300 NS A.\n");

    BOOST_TEST(read.built.zone->record_count() == 2U);
    BOOST_TEST(read.built.notes.duplicates.size() == 2U);
    // The one that stands first in the file is kept as it was written.
    BOOST_TEST(octets_of(read.built.zone->apex_node().find(RRType::MX)).at(0) ==
               std::string("\0\1\4MAIL\7example\0", 16));
}

BOOST_AUTO_TEST_CASE(text_that_differs_in_case_is_different)
{
    const auto read = zone_from_text("example.", "@ 300 TXT \"a\"\n@ 300 TXT \"A\"\n");

    BOOST_TEST(read.built.zone->record_count() == 2U);
    BOOST_TEST(read.built.notes.duplicates.empty());
}

// checklist: 3.5
BOOST_AUTO_TEST_CASE(records_of_an_rrset_stand_in_canonical_order)
{
    const auto read = zone_from_text(
        "example.", "@ 300 TXT \"b\"\n@ 300 TXT \"aa\"\n@ 300 TXT \"a\" \"\"\n@ 300 TXT \"a\"\n");
    const std::vector<std::string> wanted = {std::string("\1a"), std::string("\1a\0", 3), std::string("\1b"),
                                             std::string("\2aa")};

    BOOST_TEST(octets_of(read.built.zone->apex_node().find(RRType::TXT)) == wanted,
               boost::test_tools::per_element());
}

// checklist: 3.7
BOOST_AUTO_TEST_CASE(the_lowest_of_differing_ttls_is_served_and_noted)
{
    const auto read = zone_from_text(
        "example.", "@ 600 A 192.0.2.1\n@ 200 A 192.0.2.2\n@ 400 A 192.0.2.3\n@ 900 TXT \"t\"\n");
    const auto& differing = read.built.notes.differing_ttls;

    BOOST_TEST(read.built.zone->apex_node().find(RRType::A).ttl().seconds() == 200U);
    BOOST_TEST(read.built.zone->apex_node().find(RRType::TXT).ttl().seconds() == 900U);
    BOOST_TEST_REQUIRE(differing.size() == 1U);
    BOOST_TEST(differing[0].lower.seconds() == 200U);
    BOOST_TEST(differing[0].higher.seconds() == 600U);
    BOOST_TEST(differing[0].lower_at.owner().begin.offset() == 18U);
    BOOST_TEST(differing[0].higher_at.owner().begin.offset() == 0U);
}

BOOST_AUTO_TEST_CASE(signatures_of_different_types_may_have_different_ttls)
{
    const std::string tail = " 13 2 300 20560101000000 20260101000000 1 example. AAAA\n";
    const auto read = zone_from_text("example.", "@ 300 RRSIG A" + tail + "@ 600 RRSIG NS" + tail);

    BOOST_TEST(read.built.notes.differing_ttls.empty());
    BOOST_TEST(read.built.zone->apex_node().find_signatures(RRType::A).ttl().seconds() == 300U);
    BOOST_TEST(read.built.zone->apex_node().find_signatures(RRType::NS).ttl().seconds() == 600U);
}

// checklist: 2.32
BOOST_AUTO_TEST_CASE(records_outside_the_zone_are_noted_and_left_out)
{
    const auto read = zone_from_text(
        "example.",
        "@ 300 A 192.0.2.1\nwww.test. 300 A 192.0.2.2\n. 300 TXT \"t\"\nxexample. 300 A 192.0.2.3\n");
    const auto& outside = read.built.notes.out_of_zone;

    BOOST_TEST(read.built.zone->record_count() == 1U);
    BOOST_TEST_REQUIRE(outside.size() == 3U);
    BOOST_TEST((outside[0].owner == name("www.test.")));
    BOOST_TEST((outside[1].type == RRType::TXT));
    BOOST_TEST(outside[2].where.is_known());
}

BOOST_AUTO_TEST_CASE(owners_of_different_case_are_one_node)
{
    const auto read =
        zone_from_text("example.", "WWW 300 A 192.0.2.1\nother 300 A 192.0.2.1\nwww 300 A 192.0.2.2\n");
    const NodeView node = read.built.zone->find_node(name("wWw.example."));

    BOOST_TEST(read.built.zone->node_count() == 3U);
    BOOST_TEST(node.find(RRType::A).size() == 2U);
    BOOST_TEST(node.owner().to_text() == "WWW.example.");
}

// checklist: 2.33
BOOST_AUTO_TEST_CASE(the_order_of_the_file_does_not_matter)
{
    const auto forwards = zone_from_text(
        "example.", "a.b 300 A 192.0.2.1\nb 300 TXT \"t\"\n@ 300 NS ns.\na.b 300 A 192.0.2.2\n");
    const auto backwards = zone_from_text(
        "example.", "a.b 300 A 192.0.2.2\n@ 300 NS ns.\nb 300 TXT \"t\"\na.b 300 A 192.0.2.1\n");
    const Zone& a = *forwards.built.zone;
    const Zone& b = *backwards.built.zone;

    BOOST_TEST_REQUIRE(a.node_count() == b.node_count());
    for (std::size_t node = 0; node < a.node_count(); ++node) {
        BOOST_TEST((a.node(node).owner() == b.node(node).owner()));
        BOOST_TEST_REQUIRE(a.node(node).rrset_count() == b.node(node).rrset_count());
        for (std::size_t i = 0; i < a.node(node).rrset_count(); ++i)
            BOOST_TEST(equal(a.node(node).rrset(i).block(), b.node(node).rrset(i).block()));
    }
}

BOOST_AUTO_TEST_CASE(positions_are_those_of_the_records_kept)
{
    const std::string text = "b 300 A 192.0.2.2\nb 300 A 192.0.2.1\na 300 TXT \"t\"\n";
    const auto read = zone_from_text("example.", text);
    const NodeView b = read.built.zone->find_node(name("b.example."));
    const NodeView a = read.built.zone->find_node(name("a.example."));
    const auto offset = [&](const NodeView& node, std::size_t i) {
        return read.built.positions.of(node, 0, i).owner().begin.offset();
    };

    BOOST_TEST(offset(b, 0) == text.find("b 300 A 192.0.2.1"));
    BOOST_TEST(offset(b, 1) == text.find("b 300 A 192.0.2.2"));
    BOOST_TEST(offset(a, 0) == text.find("a 300"));
}

BOOST_AUTO_TEST_CASE(a_large_zone_finds_all_its_names)
{
    constexpr std::uint32_t count = 50'000;
    ZoneBuilder builder{name("example.")};
    for (std::uint32_t i = 0; i < count; ++i) {
        const Name owner = name("h" + std::to_string(i) + ".n" + std::to_string(i % 100) + ".example.");
        std::uint8_t address[4];
        store_u32(address, i);
        builder.add({.owner = owner,
                     .type = RRType::A,
                     .rr_class = RRClass::IN,
                     .ttl = Ttl::from_wire(60),
                     .rdata = address});
    }
    BOOST_TEST(builder.record_count() == count);

    const auto zone = builder.build().zone;

    BOOST_TEST(zone->node_count() == 1U + 100U + count);
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const NodeView node =
            zone->find_node(name("H" + std::to_string(i) + ".N" + std::to_string(i % 100) + ".example."));
        if (!node.exists() || load_u32(node.find(RRType::A).front().data()) != i)
            ++wrong;
    }
    BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(zones_that_break_rules_are_built_too)
{
    const auto read = zone_from_text(
        "example.", "@ 300 SOA a. b. 1 2 3 4 5\n@ 300 SOA a. b. 2 2 3 4 5\n"
                    "c 300 CNAME a.\nc 300 CNAME b.\nc 300 A 192.0.2.1\nx 300 SOA a. b. 1 2 3 4 5\n");

    BOOST_TEST(read.built.zone->apex_node().find(RRType::SOA).size() == 2U);
    BOOST_TEST(read.built.zone->find_node(name("c.example.")).find(RRType::CNAME).size() == 2U);
    BOOST_TEST(read.built.zone->find_node(name("c.example.")).rrset_count() == 2U);
}

/// More names than one branch has, in no order, with zone cuts, wildcards and empty non-terminals among them.
ZoneBuilder large_zone()
{
    constexpr unsigned names = 20'011; // a prime
    ZoneBuilder builder{name("example.")};
    const std::vector<std::uint8_t> address = {192, 0, 2, 1};
    const auto add = [&](const std::string& owner, RRType type, Bytes rdata) {
        builder.add({name(owner).view(), type, RRClass::IN, Ttl::from_wire(300), rdata});
    };
    const Name server = name("ns.example.");
    add("*.example.", RRType::A, address);
    add("outside.test.", RRType::A, address);
    for (unsigned i = 0; i < names; ++i) {
        const unsigned n = i * 7'919U % names;
        const std::string own = "n" + std::to_string(n) + ".example.";
        add((n % 3 == 0 ? "deep.er." : "") + own, RRType::A, address);
        if (n % 5 == 0)
            add(own, RRType::NS, server.view().octets());
        if (n % 7 == 0)
            add("*." + own, RRType::A, address);
    }
    return builder;
}

BOOST_AUTO_TEST_CASE(a_zone_that_several_threads_build_is_a_whole_tree)
{
    const BuiltZone built = large_zone().build(3);
    const Zone& zone = *built.zone;
    std::size_t cuts = 0;
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        cuts += node.is_cut() ? 1U : 0U;
        BOOST_TEST_REQUIRE(node.index() == i);
        BOOST_TEST_REQUIRE((zone.find_node(node.owner()) == node));
        const auto wildcard = Name::join(as_bytes("*"), node.owner()).value();
        BOOST_TEST_REQUIRE((zone.find_node(wildcard) == node.wildcard_child()));
        if (node.is_apex())
            continue;
        BOOST_TEST_REQUIRE((zone.node(i - 1).owner() < node.owner()));
        BOOST_TEST_REQUIRE((node.parent().owner() == node.owner().parent()));
        BOOST_TEST_REQUIRE(node.is_occluded() == (node.parent().is_cut() || node.parent().is_occluded()));
    }
    BOOST_TEST(cuts == 20'011U / 5 + 1);
    BOOST_TEST(zone.record_count() == large_zone().record_count() - 1);
    BOOST_TEST_REQUIRE(built.notes.out_of_zone.size() == 1U);
    BOOST_TEST((built.notes.out_of_zone.front().owner == name("outside.test.")));
}

BOOST_AUTO_TEST_CASE(positions_of_a_large_zone_are_those_of_its_records)
{
    std::string text = "@ 300 A 192.0.2.1\n";
    for (unsigned i = 0; i < 10'000; ++i)
        text += "n" + std::to_string(i * 7'919U % 10'000) + " 300 A 192.0.2.1\n";
    const auto read = zone_from_text("example.", text);

    for (std::size_t i = 1; i < read.built.zone->node_count(); ++i) {
        const NodeView node = read.built.zone->node(i);
        const auto begin = read.built.positions.of(node, 0).owner().begin.offset();
        const auto label = node.owner().first_label();
        BOOST_TEST_REQUIRE(text.substr(begin, label.size()) == std::string{as_text(label)});
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
