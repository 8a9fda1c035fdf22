#include "namu/dnssec/denial_indexer.hpp"

#include "namu/dnssec/nsec3_hash.hpp"
#include "support/zone_from_text.hpp"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using Kind = DenialIndex::Kind;

constexpr std::string_view soa =
    "$TTL 300\n@ SOA ns hostmaster 1 3600 600 86400 60\n@ NS ns\nns A 192.0.2.1\n";

/// The apex and ns of example., hashed with the salt aabbccdd and 12 iterations (RFC 5155 appendix A for the apex).
constexpr std::string_view link_of_apex = "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom NSEC3 1 0 12 aabbccdd "
                                          "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom NS SOA NSEC3PARAM\n";

std::shared_ptr<const Zone> zone_of(std::string_view records)
{
    return testing::good_zone("example.", std::string{soa} + std::string{records});
}

DenialIndex indexed(std::string_view records)
{
    return index_denial(*zone_of(records));
}

BOOST_AUTO_TEST_CASE(an_unsigned_zone_denies_nothing)
{
    BOOST_TEST((indexed("").kind == Kind::none));
}

BOOST_AUTO_TEST_CASE(a_chain_of_nsec_begins_at_the_apex)
{
    BOOST_TEST((indexed("@ NSEC ns NS SOA\nns NSEC @ A\n").kind == Kind::nsec));
    BOOST_TEST((indexed("ns NSEC @ A\n").kind == Kind::none));
}

BOOST_AUTO_TEST_CASE(each_node_knows_the_nsec_at_or_before_it)
{
    // In canonical order: example. b.example. glue.b.example. ent.example. x.ent.example. ns.example.
    const auto zone = zone_of("@ NSEC b NS SOA\n"
                              "b NS glue.b\nb NSEC x.ent NS\nglue.b A 192.0.2.2\nglue.b NSEC nowhere A\n"
                              "x.ent A 192.0.2.3\nx.ent NSEC ns A\nns NSEC @ A\n");
    const DenialIndex index = index_denial(*zone);
    std::vector<NodeIndex> found;
    for (const NodeRef nsec : index.nsec_at_or_before)
        found.push_back(zone->node_at(nsec).index());
    const std::vector<NodeIndex> expected{0, 1, 1, 1, 4, 5};
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

// RFC 5155 §3.2, §4.2
// checklist: 6.16
BOOST_AUTO_TEST_CASE(a_chain_of_nsec3_is_that_of_the_parameters_at_the_apex)
{
    const std::string link{link_of_apex};
    BOOST_TEST((indexed("@ NSEC3PARAM 1 0 12 aabbccdd\n" + link).kind == Kind::nsec3));
    BOOST_TEST((indexed("@ NSEC3PARAM 1 0 13 aabbccdd\n" + link).kind == Kind::none));
    BOOST_TEST((indexed("@ NSEC3PARAM 1 0 12 aabbccde\n" + link).kind == Kind::none));
    BOOST_TEST((indexed(link).kind == Kind::none));
}

// RFC 5155 §4.1.2, §11
// checklist: 6.16, 6.18
BOOST_AUTO_TEST_CASE(parameters_with_flags_or_an_unknown_hash_are_not_there)
{
    const std::string link{link_of_apex};
    BOOST_TEST((indexed("@ NSEC3PARAM 1 1 12 aabbccdd\n" + link).kind == Kind::none));
    BOOST_TEST((indexed("@ NSEC3PARAM 2 0 12 aabbccdd\n" + link).kind == Kind::none));
    BOOST_TEST(
        (indexed("@ NSEC3PARAM 1 1 12 aabbccdd\n@ NSEC3PARAM 1 0 12 aabbccdd\n" + link).kind == Kind::nsec3));
}

// RFC 5155 §10.4
// RFC 5155 §10.3: no key size ever allowed more than 2500; hashing must not cost us more than who asks.
BOOST_AUTO_TEST_CASE(a_chain_with_endless_iterations_is_not_used)
{
    const std::string link = "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom NSEC3 1 0 2501 aabbccdd "
                             "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom NS SOA NSEC3PARAM\n";
    BOOST_TEST((indexed("@ NSEC3PARAM 1 0 2501 aabbccdd\n" + link).kind == Kind::none));
}

BOOST_AUTO_TEST_CASE(nsec3_counts_before_nsec)
{
    const auto index =
        indexed("@ NSEC ns NS SOA\nns NSEC @ A\n@ NSEC3PARAM 1 0 12 aabbccdd\n" + std::string{link_of_apex});
    BOOST_TEST((index.kind == Kind::nsec3));
}

BOOST_AUTO_TEST_CASE(an_owner_that_is_no_hash_is_no_link)
{
    const auto index = indexed(
        "@ NSEC3PARAM 1 0 12 aabbccdd\n" + std::string{link_of_apex} +
        "short NSEC3 1 0 12 aabbccdd 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom A\n"
        "0p9mhaveqvm6t7vbl5lop2u3t2rp3tow NSEC3 1 0 12 aabbccdd 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom A\n");
    BOOST_TEST(index.chain.size() == 1U);
}

// RFC 5155 §1.3
BOOST_AUTO_TEST_CASE(a_name_before_the_first_link_is_covered_by_the_last)
{
    DenialIndex index{.kind = Kind::nsec3};
    index.set_chain(
        {{Nsec3Hash{0x10}, NodeRef{1}}, {Nsec3Hash{0x20}, NodeRef{2}}, {Nsec3Hash{0x30}, NodeRef{3}}});

    const auto place = [&index](std::uint8_t first) { return index.find(Nsec3Hash{first}); };
    BOOST_TEST((place(0x10).matches == 1 && place(0x10).ref == 1));
    BOOST_TEST((place(0x18).matches == 0 && place(0x18).ref == 1));
    BOOST_TEST((place(0x30).matches == 1 && place(0x30).ref == 3));
    BOOST_TEST((place(0x31).matches == 0 && place(0x31).ref == 3));
    BOOST_TEST((place(0x0f).matches == 0 && place(0x0f).ref == 3));
}

} // namespace
