#include "namu/zone/denial_index.hpp"

#include "namu/wire/name.hpp"
#include "namu/zone/zone.hpp"
#include "support/zone_from_text.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(denial_index)

Nsec3Hash some_hash(std::mt19937& random)
{
    Nsec3Hash hash{};
    for (std::uint8_t& octet : hash)
        octet = static_cast<std::uint8_t>(random());
    return hash;
}

std::vector<DenialIndex::Link> some_links(std::size_t count, std::mt19937& random)
{
    std::vector<DenialIndex::Link> links;
    for (std::uint32_t i = 0; i < count; ++i)
        links.push_back({some_hash(random), NodeRef{i + 1}});
    return links;
}

/// The link at or before the hash, by looking at all; the last one where there is none.
NodeRef covering_node(const std::vector<DenialIndex::Link>& links, const Nsec3Hash& hash)
{
    const DenialIndex::Link* best = nullptr;
    const DenialIndex::Link* last = &links.front();
    for (const auto& link : links) {
        last = link.hash > last->hash ? &link : last;
        if (link.hash <= hash && (best == nullptr || link.hash > best->hash))
            best = &link;
    }
    return (best != nullptr ? best : last)->node;
}

// RFC 5155 §1.3: what covers a hash is the nearest one before it, and the last one what comes before the first.
BOOST_DATA_TEST_CASE(a_hash_is_found_or_covered, data::make({1U, 2U, 3U, 7U, 8U, 30U, 500U}), count)
{
    std::mt19937 random{count};
    const auto links = some_links(count, random);
    DenialIndex index;
    index.set_chain(links);

    for (const auto& link : links) {
        const auto place = index.find(link.hash);
        BOOST_TEST(place.matches == 1U);
        BOOST_TEST((place.node() == link.node));
    }
    for (unsigned i = 0; i < 300; ++i) {
        Nsec3Hash hash = some_hash(random);
        if (i < 4)
            hash.fill(i % 2 == 0 ? 0 : 0xff);
        const auto place = index.find(hash);
        BOOST_TEST(place.matches == 0U);
        BOOST_TEST((place.node() == covering_node(links, hash)));
    }
}

BOOST_AUTO_TEST_CASE(hashes_that_begin_alike_are_told_apart)
{
    std::mt19937 random{7};
    auto links = some_links(200, random);
    for (auto& link : links)
        std::fill_n(link.hash.begin(), 18, std::uint8_t{0x77});
    DenialIndex index;
    index.set_chain(links);
    for (const auto& link : links)
        BOOST_TEST((index.find(link.hash).node() == link.node));
}

/// Names that share their beginnings, so that keys of several nodes are equal.
std::string some_name(std::mt19937& random)
{
    const std::vector<std::string> labels{"a", "b", "a-long-beginning-", "a-long-beginning-and-more-", "z"};
    std::string name = "example.";
    for (std::size_t i = 1 + random() % 2; i > 0; --i)
        name = labels[random() % labels.size()] + std::to_string(random() % 40) + "." + name;
    return name;
}

BOOST_AUTO_TEST_CASE(order_keys_do_not_change_where_a_name_belongs)
{
    std::mt19937 random{11};
    std::string text = "@ 300 A 192.0.2.1\n";
    for (unsigned i = 0; i < 700; ++i)
        text += some_name(random) + " 300 A 192.0.2.1\n";
    const auto read = testing::zone_from_text("example.", text);
    Zone& zone = *read.built.zone;
    std::vector<SortKey> keys;
    for (std::size_t i = 0; i < zone.node_count(); ++i)
        keys.push_back(sort_key_below(zone.node(i).owner(), zone.apex().size()));

    std::vector<std::pair<Name, std::size_t>> wanted;
    for (std::size_t i = 0; i < zone.node_count(); ++i)
        wanted.emplace_back(zone.node(i).owner(), i);
    for (unsigned i = 0; i < 1'000; ++i) {
        const Name name = Name::from_text(some_name(random)).value();
        wanted.emplace_back(name, zone.position_of(name.view()));
    }
    DenialIndex index;
    index.set_order_keys(std::move(keys));
    zone.set_denial(std::move(index));

    for (const auto& [name, position] : wanted)
        BOOST_TEST(zone.position_of(name.view()) == position);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
