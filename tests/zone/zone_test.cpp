#include "namu/zone/zone.hpp"

#include "support/zone_from_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namu::testing::good_zone;

BOOST_AUTO_TEST_SUITE(zone_tree)

const std::string apex = "@ 300 SOA ns.outside.test. hostmaster 7 3600 600 86400 60\n"
                         "@ 300 NS ns.outside.test.\n";

Name name(const std::string& text)
{
    return Name::from_text(text).value();
}

std::vector<std::string> owners(const Zone& zone)
{
    std::vector<std::string> result;
    for (std::size_t i = 0; i < zone.node_count(); ++i)
        result.push_back(zone.node(i).owner().to_text());
    return result;
}

BOOST_AUTO_TEST_CASE(nodes_stand_in_canonical_order_with_empty_non_terminals)
{
    // The order of RFC 4034 §6.1, with the names between that exist by those below them.
    const auto zone = good_zone("example.", apex + "z A 192.0.2.1\n"
                                                   "\\200.z A 192.0.2.1\n"
                                                   "*.z A 192.0.2.1\n"
                                                   "zABC.a A 192.0.2.1\n"
                                                   "Z.b.c A 192.0.2.1\n"
                                                   "yljkjljk.a A 192.0.2.1\n"
                                                   "\\001.z A 192.0.2.1\n");
    const std::vector<std::string> wanted = {"example.",        "a.example.",      "yljkjljk.a.example.",
                                             "zABC.a.example.", "c.example.",      "b.c.example.",
                                             "Z.b.c.example.",  "z.example.",      "\\001.z.example.",
                                             "*.z.example.",    "\\200.z.example."};

    BOOST_TEST(owners(*zone) == wanted, boost::test_tools::per_element());
    BOOST_TEST(zone->find_node(name("b.c.example.")).is_empty_non_terminal());
    BOOST_TEST(!zone->find_node(name("z.example.")).is_empty_non_terminal());
}

BOOST_AUTO_TEST_CASE(parents_children_and_wildcards_are_linked)
{
    const auto zone = good_zone("example.", apex + "a.b A 192.0.2.1\n*.b A 192.0.2.1\n**.c A 192.0.2.1\n");
    const NodeView b = zone->find_node(name("b.example."));
    const NodeView c = zone->find_node(name("c.example."));

    BOOST_TEST(b.has_children());
    BOOST_TEST((b.parent() == zone->apex_node()));
    BOOST_TEST(!zone->apex_node().parent().exists());
    BOOST_TEST((zone->find_node(name("a.b.example.")).parent() == b));
    BOOST_TEST((b.wildcard_child() == zone->find_node(name("*.b.example."))));
    BOOST_TEST(!c.wildcard_child().exists());
    BOOST_TEST(!zone->find_node(name("a.b.example.")).has_children());
}

BOOST_AUTO_TEST_CASE(find_node_knows_exact_owners_only)
{
    const auto zone = good_zone("example.", apex + "*.w A 192.0.2.1\nsub NS ns.sub\nns.sub A 192.0.2.1\n");

    BOOST_TEST(zone->find_node(name("EXAMPLE.")).is_apex());
    BOOST_TEST(zone->find_node(name("W.Example.")).exists());
    BOOST_TEST(zone->find_node(name("ns.sub.example.")).is_occluded());
    BOOST_TEST(!zone->find_node(name("x.w.example.")).exists());
    BOOST_TEST(!zone->find_node(name("x.y.w.example.")).exists());
    BOOST_TEST(!zone->find_node(name("test.")).exists());
    BOOST_TEST(!zone->find_node(Name{}).exists());
    BOOST_TEST(!zone->find_node(name("xexample.")).exists());
}

// RFC 9499 §7: what a zone cut is.
// checklist: 4.7
BOOST_AUTO_TEST_CASE(cuts_and_what_they_hide_are_marked)
{
    const auto zone =
        good_zone("example.", apex + "a NS ns.a\nns.a A 192.0.2.1\nb.a NS ns.b.a\nns.b.a A 192.0.2.2\n"
                                     "x.y.a TXT \"t\"\n");
    const auto node = [&](const std::string& text) { return zone->find_node(name(text)); };

    BOOST_TEST(!zone->apex_node().is_cut());
    BOOST_TEST(node("a.example.").is_cut());
    BOOST_TEST(!node("a.example.").is_occluded());
    BOOST_TEST(!node("b.a.example.").is_cut()); // the topmost cut wins
    for (const char* const below :
         {"ns.a.example.", "b.a.example.", "ns.b.a.example.", "y.a.example.", "x.y.a.example."})
        BOOST_TEST(node(below).is_occluded(), below);
}

// RFC 6672 §2.4
// checklist: 4.6
BOOST_AUTO_TEST_CASE(what_is_below_a_dname_is_hidden)
{
    const auto zone =
        good_zone("example.", apex + "d DNAME t\nd TXT \"t\"\nx.d A 192.0.2.1\nsub.d NS ns.outside.test.\n"
                                     "c CNAME d\n");
    const NodeView d = zone->find_node(name("d.example."));

    BOOST_TEST(d.has_dname());
    BOOST_TEST(!d.is_occluded());
    BOOST_TEST(zone->find_node(name("x.d.example.")).is_occluded());
    BOOST_TEST(zone->find_node(name("sub.d.example.")).is_occluded());
    BOOST_TEST(!zone->find_node(name("sub.d.example.")).is_cut());
    BOOST_TEST(zone->find_node(name("c.example.")).has_cname());
    BOOST_TEST(!d.has_cname());
}

BOOST_AUTO_TEST_CASE(a_dname_at_the_apex_hides_all_but_the_apex)
{
    const auto zone = good_zone("example.", apex + "@ DNAME t.test.\nwww A 192.0.2.1\n");

    BOOST_TEST(zone->apex_node().has_dname());
    BOOST_TEST(!zone->apex_node().is_occluded());
    BOOST_TEST(zone->find_node(name("www.example.")).is_occluded());
}

BOOST_AUTO_TEST_CASE(rrsets_of_a_node_ascend_by_type)
{
    const auto zone =
        good_zone("example.", apex + "a TXT \"t\"\na AAAA 2001:db8::1\na A 192.0.2.1\na TYPE65280 \\# 0\n");
    const NodeView a = zone->find_node(name("a.example."));
    std::vector<RRType> types;
    for (std::size_t i = 0; i < a.rrset_count(); ++i)
        types.push_back(a.rrset(i).type());

    const std::vector<RRType> wanted = {RRType::A, RRType::TXT, RRType::AAAA, static_cast<RRType>(65280)};
    BOOST_TEST((types == wanted));
    BOOST_TEST((a.find(RRType::AAAA).owner() == name("a.example.")));
    BOOST_TEST(!a.find(RRType::MX).exists());
}

BOOST_AUTO_TEST_CASE(signatures_are_one_rrset_for_each_type_covered)
{
    const std::string tail = " 13 2 300 20560101000000 20260101000000 1 example. ";
    const auto zone =
        good_zone("example.", apex + "a RRSIG TXT" + tail + "AAAA\na RRSIG A" + tail + "BBBB\na RRSIG A" +
                                  tail + "CCCC\na A 192.0.2.1\na TXT \"t\"\n");
    const NodeView a = zone->find_node(name("a.example."));

    BOOST_TEST(a.rrset_count() == 4U);
    BOOST_TEST(a.find_signatures(RRType::A).size() == 2U);
    BOOST_TEST(a.find_signatures(RRType::TXT).size() == 1U);
    BOOST_TEST(!a.find_signatures(RRType::AAAA).exists());
    BOOST_TEST((a.find(RRType::RRSIG).type() == RRType::RRSIG));
}

// RFC 2308 §3, §5
BOOST_AUTO_TEST_CASE(the_negative_soa_has_the_smaller_ttl)
{
    const auto minimum = good_zone("example.", "@ 300 SOA ns. h. 7 1 2 3 60\n");
    const auto own = good_zone("example.", "@ 30 SOA ns. h. 7 1 2 3 60\n");

    BOOST_TEST(minimum->negative_soa().ttl().seconds() == 60U);
    BOOST_TEST(own->negative_soa().ttl().seconds() == 30U);
    BOOST_TEST(minimum->apex_node().find(RRType::SOA).ttl().seconds() == 300U);
    BOOST_TEST(minimum->serial().value() == 7U);
}

BOOST_AUTO_TEST_CASE(a_zone_may_be_empty_or_the_root)
{
    const auto empty = good_zone("example.", "");
    const auto root = good_zone(".", "com. 300 NS ns.com.\n");

    BOOST_TEST(empty->node_count() == 1U);
    BOOST_TEST(empty->record_count() == 0U);
    BOOST_TEST(!empty->negative_soa().exists());
    BOOST_TEST(root->apex().is_root());
    BOOST_TEST(root->find_node(name("com.")).is_cut());
    BOOST_TEST(root->find_node(Name{}).is_apex());
}

BOOST_AUTO_TEST_CASE(counts_tell_nodes_rrsets_and_records)
{
    const auto zone = good_zone("example.", apex + "a.b A 192.0.2.1\na.b A 192.0.2.2\na.b TXT \"t\"\n");

    BOOST_TEST(zone->node_count() == 3U);
    BOOST_TEST(zone->rrset_count() == 4U);
    BOOST_TEST(zone->record_count() == 5U);
    BOOST_TEST(zone->memory() > sizeof(Zone));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
