#include "namu/base/table.hpp"

#include <array>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namu::Table;

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(one_of_its_own_may_be_moved)
{
    Table<int> first{std::vector{1, 2, 3}};
    const Table<int> second{std::move(first)};

    BOOST_TEST(second.size() == 3U);
    BOOST_TEST(second[2] == 3);
    BOOST_TEST(second.memory() >= 3 * sizeof(int));
}

BOOST_AUTO_TEST_CASE(one_of_somebody_else_is_only_looked_at)
{
    const std::array memory{4, 5};
    const Table<int> looking{std::span<const int>{memory}};

    BOOST_TEST(&looking[0] == memory.data());
    BOOST_TEST(looking.memory() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
