#include "namu/zone/name_index.hpp"

#include <cstdint>
#include <random>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(name_index)

BOOST_AUTO_TEST_CASE(an_empty_index_finds_nothing)
{
    NameIndex index;
    index.reset(0);

    BOOST_TEST(index.find(0, [](NodeIndex) { return true; }) == no_node);
    BOOST_TEST(index.find(UINT64_MAX, [](NodeIndex) { return true; }) == no_node);
}

BOOST_DATA_TEST_CASE(finds_every_node_by_its_hash,
                     data::make({1U, 2U, 3U, 4U, 7U, 8U, 96U, 97U, 1000U, 100'000U}), count)
{
    std::mt19937_64 random{count};
    std::vector<std::uint64_t> hashes(count);
    for (auto& hash : hashes)
        hash = random();
    NameIndex index;
    index.reset(count);
    for (NodeIndex node = 0; node < count; ++node)
        index.insert(hashes[node], node);

    std::size_t wrong = 0;
    for (NodeIndex node = 0; node < count; ++node)
        wrong += index.find(hashes[node], [&](NodeIndex candidate) { return candidate == node; }) != node
                     ? 1U
                     : 0U;
    BOOST_TEST(wrong == 0U);
    BOOST_TEST(index.find(random(), [](NodeIndex) { return true; }) == no_node);
}

BOOST_AUTO_TEST_CASE(nodes_of_one_hash_are_all_offered)
{
    NameIndex index;
    index.reset(3);
    for (NodeIndex node = 0; node < 3; ++node)
        index.insert(42, node);
    std::vector<NodeIndex> offered;

    const NodeIndex found = index.find(42, [&](NodeIndex candidate) {
        offered.push_back(candidate);
        return false;
    });

    BOOST_TEST(found == no_node);
    BOOST_TEST(offered == (std::vector<NodeIndex>{0, 1, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nodes_of_other_hashes_in_the_same_place_are_not_offered)
{
    constexpr std::uint64_t same_place = 7; // the lower bits choose the place, the upper ones tell apart
    NameIndex index;
    index.reset(4);
    for (NodeIndex node = 0; node < 4; ++node)
        index.insert(same_place | std::uint64_t{node} << 32, node);

    for (NodeIndex node = 0; node < 4; ++node) {
        const auto only_itself = [node](NodeIndex candidate) {
            BOOST_TEST(candidate == node);
            return true;
        };
        BOOST_TEST(index.find(same_place | std::uint64_t{node} << 32, only_itself) == node);
    }
}

BOOST_AUTO_TEST_CASE(a_search_wraps_around_the_end)
{
    NameIndex index;
    index.reset(3);
    for (NodeIndex node = 0; node < 3; ++node)
        index.insert(UINT64_MAX, node);

    BOOST_TEST(index.find(UINT64_MAX, [](NodeIndex candidate) { return candidate == 2; }) == 2U);
}

BOOST_AUTO_TEST_CASE(reset_forgets_all)
{
    NameIndex index;
    index.reset(2);
    index.insert(1, 0);
    index.reset(2);

    BOOST_TEST(index.find(1, [](NodeIndex) { return true; }) == no_node);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
