#include "namu/zone/name_index.hpp"

#include <cstdint>
#include <numeric>
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
    NameIndex index{std::size_t{0}};

    BOOST_TEST(index.find(0, [](NameIndex::Value) { return true; }) == NameIndex::none);
    BOOST_TEST(index.find(UINT64_MAX, [](NameIndex::Value) { return true; }) == NameIndex::none);
}

BOOST_DATA_TEST_CASE(finds_every_node_by_its_hash,
                     data::make({1U, 2U, 3U, 4U, 7U, 8U, 96U, 97U, 1000U, 100'000U}), count)
{
    std::mt19937_64 random{count};
    std::vector<std::uint64_t> hashes(count);
    for (auto& hash : hashes)
        hash = random();
    NameIndex index{std::size_t{count}};
    for (NameIndex::Value node = 1; node <= count; ++node)
        index.insert(hashes[node - 1], node);

    std::size_t wrong = 0;
    for (NameIndex::Value node = 1; node <= count; ++node)
        wrong += index.find(hashes[node - 1],
                            [&](NameIndex::Value candidate) { return candidate == node; }) != node
                     ? 1U
                     : 0U;
    BOOST_TEST(wrong == 0U);
    BOOST_TEST(index.find(random(), [](NameIndex::Value) { return true; }) == NameIndex::none);
}

BOOST_DATA_TEST_CASE(several_threads_fill_an_index_as_one_does, data::make({1U, 2U, 3U}), threads)
{
    constexpr std::size_t count = 200'000;
    std::mt19937_64 random{threads};
    std::vector<std::uint64_t> hashes(count);
    for (auto& hash : hashes)
        hash = random() & 0xfff0'0000'ffff'ffff; // so that buckets run over, at the borders too
    const NameIndex index{hashes, [](std::size_t i) { return static_cast<NameIndex::Value>(i + 1); },
                          threads};

    std::size_t wrong = 0;
    for (std::size_t i = 0; i < count; ++i)
        wrong +=
            index.find(hashes[i], [&](NameIndex::Value candidate) { return candidate == i + 1; }) != i + 1;
    BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(nodes_of_one_hash_are_all_offered)
{
    NameIndex index{std::size_t{20}};
    for (NameIndex::Value node = 1; node <= 20; ++node)
        index.insert(42, node);
    std::vector<NameIndex::Value> offered;

    const NameIndex::Value found = index.find(42, [&](NameIndex::Value candidate) {
        offered.push_back(candidate);
        return false;
    });

    BOOST_TEST(found == NameIndex::none);
    std::vector<NameIndex::Value> all(20);
    std::iota(all.begin(), all.end(), NameIndex::Value{1});
    BOOST_TEST(offered == all, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nodes_of_other_hashes_in_the_same_place_are_not_offered)
{
    constexpr std::uint64_t same_place = std::uint64_t{7}
                                         << 32; // the upper half chooses the place, the lower tells apart
    NameIndex index{std::size_t{12}};
    for (NameIndex::Value node = 1; node <= 12; ++node)
        index.insert(same_place | node, node);

    for (NameIndex::Value node = 1; node <= 12; ++node) {
        const auto only_itself = [node](NameIndex::Value candidate) {
            BOOST_TEST(candidate == node);
            return true;
        };
        BOOST_TEST(index.find(same_place | node, only_itself) == node);
    }
}

BOOST_AUTO_TEST_CASE(a_search_wraps_around_the_end)
{
    NameIndex index{std::size_t{12}};
    for (NameIndex::Value node = 1; node <= 12; ++node)
        index.insert(UINT64_MAX, node);

    BOOST_TEST(index.find(UINT64_MAX, [](NameIndex::Value candidate) { return candidate == 12; }) == 12U);
}

BOOST_AUTO_TEST_CASE(the_buckets_of_another_index_serve_as_well)
{
    NameIndex index{std::size_t{1}};
    index.insert(5, 7);
    const NameIndex same{index.buckets()};

    BOOST_TEST(same.find(5, [](NameIndex::Value) { return true; }) == 7U);
    BOOST_TEST(same.memory() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
